import { openPlanbuch } from '../dist/apps/assembly/src/index.js';
import { readConfig } from '../dist/libs/platform/src/index.js';

/** A Planbuch on a database of the bench, put together as the programs do. Its log goes to standard error. */
export function openBenched(own) {
  return openPlanbuch(readConfig(settingsOf(own)), { name: 'bench' });
}

/** The settings with which a program opens the same Planbuch. */
export function settingsOf({ appUrl, ownerUrl, eventStoreUrl = '' }) {
  return {
    DATABASE_URL: appUrl,
    DATABASE_OWNER_URL: ownerUrl,
    EVENTSTORE_URL: eventStoreUrl,
    PLANBUCH_MASTER_KEY: '1f8ec0a935d7624bb1ac90e47d3368f25a06c9de847b1350ef62a8d41c79b503',
  };
}

/** Somebody who may perform the measured act. */
export const caller = { actor: 'operator:00000000-0000-7000-8000-000000000001', roles: ['planning'] };
