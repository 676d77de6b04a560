import type { Planbuch } from '#assembly';

export interface PlaceSettings {
  readonly appUrl: string;
  readonly ownerUrl: string;
  readonly masterKey: Buffer;
}

/** Where the database of an open Planbuch is, and its key: those of the settings, or of the data folder. */
export function settingsOf({ config, workplace }: Planbuch): PlaceSettings {
  const urls = config.database === 'embedded' ? workplace : config.database;
  const masterKey = config.masterKey ?? workplace?.masterKey();
  if (!urls || !masterKey) throw new TypeError('an open Planbuch has a database and a master key');
  return { appUrl: urls.appUrl, ownerUrl: urls.ownerUrl, masterKey };
}
