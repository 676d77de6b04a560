import { Code, Codes } from '#kernel';
import type { FieldOptions, ListOptions } from '#kernel';

/**
 * A version of a subject has an id of its own, `<id>.v<n>`, under the tag kind of its subject: `criterion:<id>.v2`. What
 * cites a version cites it for ever; what is about the subject carries the tag without a version.
 */
export type VersionId = string;

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const VERSION = new RegExp(`^${UUID}\\.v[1-9][0-9]{0,3}$`);
const LENGTH = 42;

/** More versions than this no criterion of this world has had; the id of a version stays short. */
export const MAX_VERSION = 9_999;

const expected = {
  de: 'die Kennung einer Fassung, <UUID>.v<Nummer>',
  en: 'the id of a version, <UUID>.v<number>',
};

/** The id of a version. The act that takes it reads whether there is one. */
export function VersionRef(options: FieldOptions = {}): PropertyDecorator {
  return Code({ ...options, pattern: VERSION, max: LENGTH, expected });
}

/** Ids of versions. */
export function VersionRefs(options: ListOptions = {}): PropertyDecorator {
  return Codes({ ...options, pattern: VERSION, length: LENGTH, expected });
}

export function versionId(id: string, version: number): VersionId {
  return `${id}.v${String(version)}`;
}

/** The subject a version is of. */
export function subjectOf(version: VersionId): string {
  return version.slice(0, version.lastIndexOf('.v'));
}
