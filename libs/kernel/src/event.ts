import { fieldsOf } from './field.js';
import type { Constructor, Field } from './field.js';
import type { Label } from './labels.js';
import { sortedTags, tag } from './tag.js';
import type { Tag } from './tag.js';

/** What stands in the leaf instead of a text or a personal field. */
export interface Commitment {
  readonly commitment: string;
}

/** A payload as the leaf holds it: texts and personal fields are commitments. Decision models see only this. */
export type Leaf<T> = T extends readonly (infer Item)[]
  ? readonly Leaf<Item>[]
  : T extends string
    ? '__storage' extends keyof T
      ? Commitment
      : T
    : T extends object
      ? { readonly [Key in keyof T]: Leaf<T[Key]> }
      : T;

/** What an act decided, before it is sealed and stored. */
export interface DecidedEvent<Data extends object = object> {
  readonly type: string;
  readonly version: number;
  readonly subject: Tag;
  readonly tags: readonly Tag[];
  readonly data: Data;
}

/** A document or observation that an event rests on. `title` and `url` are texts. */
export interface Evidence<T = string> {
  readonly title: T;
  readonly sha256: string;
  readonly mediaType: string;
  readonly url?: T;
}

/** The envelope without what the store alone knows (number, recordedAt). In leaf form. */
export interface SealedEvent extends DecidedEvent {
  readonly ledger: string;
  readonly id: string;
  readonly actor: string;
  readonly role: string;
  readonly onBehalfOf?: string;
  readonly effectiveOn: string;
  readonly correlationId: string;
  readonly causationId?: string;
  readonly reason?: Commitment;
  readonly evidence: readonly Evidence<Commitment>[];
}

/** An event as it stands in its ledger for ever (docs/spec/event.md). */
export interface StoredEvent<Data extends object = object> extends SealedEvent {
  readonly data: Data;
  readonly number: number;
  readonly recordedAt: string;
}

/** What of an event a decision model may look at. A decided event of the same batch has a provisional number. */
export type FoldedEvent<Data extends object = object> = Pick<
  StoredEvent<Data>,
  'type' | 'version' | 'number' | 'subject' | 'tags' | 'data' | 'effectiveOn'
>;

export interface EventDeclaration<Data extends object> {
  readonly label: Label;
  /**
   * The event as a sentence of the history. `{field}` or `{part/field}` stands for a field of the payload; what stands
   * in square brackets is left out where such a field is absent. Without it the label and the fields are told.
   */
  readonly tells?: Label;
  /** Kind of the tag the event is mainly about. */
  readonly subject: string;
  /** Whether this event brings its subject into being; the subject's id is unknown before it. */
  readonly creates?: boolean;
  /** Everything else whose state the event changes. Sees plain fields only. */
  readonly tags?: (data: Leaf<Data>, id: string) => readonly (Tag | undefined)[];
}

/** An event type whatever its data: what registries, the store and the verifier need. */
export interface AnyEventType {
  readonly type: string;
  readonly version: number;
  readonly payload: Constructor;
  readonly label: Label;
  readonly tells: Label | undefined;
  readonly subject: string;
  readonly creates: boolean;
  /** All tags of an event of this type about the subject `id`, as they must stand in the leaf. Rests on plain fields only. */
  tagsOf(data: object, id: string): Tag[];
}

/** An event type: name and version, shape, labels and tags, said once. */
export interface EventType<Data extends object> extends AnyEventType {
  readonly payload: Constructor<Data>;
  of(id: string, data: Data): DecidedEvent<Data>;
  /** Whether a stored event is of this type and version, and its data therefore of this shape. */
  is(event: FoldedEvent): event is FoldedEvent & { readonly data: Leaf<Data> };
}

const TYPE_NAME = /^[a-z]+(-[a-z]+)*$/;

/**
 * Declares an event type. Names are kebab-case past tense and never change; a new shape is a new version.
 * Personal fields are allowed only where the subject is a person: that person's key encrypts them.
 */
export function event<Data extends object>(
  type: string,
  version: number,
  payload: Constructor<Data>,
  declaration: EventDeclaration<Data>,
): EventType<Data> {
  if (!TYPE_NAME.test(type)) throw new TypeError(`event type ${type} is not kebab-case`);
  if (declaration.subject !== 'person' && allFields(payload).some(({ storage }) => storage === 'personal')) {
    throw new TypeError(`event type ${type} has personal fields, but its subject is no person`);
  }
  const tagsOf = (data: object, id: string): Tag[] => {
    const further = declaration.tags?.(data as Leaf<Data>, id) ?? [];
    return sortedTags([tag(declaration.subject, id), ...further.filter((each) => each !== undefined)]);
  };
  return {
    type,
    version,
    payload,
    label: declaration.label,
    tells: declaration.tells,
    subject: declaration.subject,
    creates: declaration.creates ?? false,
    tagsOf,
    of: (id, data) => ({
      type,
      version,
      subject: tag(declaration.subject, id),
      tags: tagsOf(data, id),
      data,
    }),
    is: (happened): happened is FoldedEvent & { readonly data: Leaf<Data> } =>
      happened.type === type && happened.version === version,
  };
}

function allFields(of: Constructor): Field[] {
  return fieldsOf(of).flatMap((field) => (field.shape.is === 'part' ? allFields(field.shape.of()) : [field]));
}
