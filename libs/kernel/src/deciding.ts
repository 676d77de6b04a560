import type { Act, ActContext, Decision, Reads } from './act.js';
import { placesOf } from './field.js';
import type { ModelRead, Read } from './model.js';
import type { Facts, Rejection } from './rejection.js';
import { idOf, kindOf } from './tag.js';
import type { Tag } from './tag.js';
import type { Vocabulary } from './vocabulary.js';

/** Refusals that any act can meet; a domain gives them their texts. */
export type GeneralRejection = 'id-taken' | 'unknown-id' | 'not-yet' | 'reason-missing' | 'person-needed';

/** Which of them an act can meet, by what it declares. An id is unknown at least where it is said for whom the act is done. */
export function generalRejections(act: Act): GeneralRejection[] {
  return [
    ...(act.needsPerson ? (['person-needed'] as const) : []),
    ...(act.needsReason ? (['reason-missing'] as const) : []),
    ...(act.mayBeAhead ? [] : (['not-yet'] as const)),
    'unknown-id',
    ...(act.creates === undefined ? [] : (['id-taken'] as const)),
  ];
}

/** What deciding an act comes to, and everything it looked at on the way. */
export interface Decided {
  readonly decision: Decision;
  /** Reads whose answer may change: they make up the append condition. */
  readonly conditional: readonly ModelRead<unknown>[];
}

function refuse(code: GeneralRejection, facts: Facts, restsOn: readonly number[] = []): Rejection {
  return { code, facts, restsOn };
}

/**
 * Decides one act. It yields the reads of a round and is sent their answers in the same order; who drives it does the
 * loading. What all acts have in common stands here: ids that are named must exist, an id that is created must be free,
 * a reason is given where one is due, nothing is dated ahead that may not be, and what only a human being can do is done
 * by one.
 */
export function* deciding(
  act: Act,
  vocabulary: Vocabulary,
  input: object,
  context: ActContext,
): Generator<readonly Read<unknown>[], Decided, readonly unknown[]> {
  const early = refuseEarly(act, context);
  if (early) return { decision: early, conditional: [] };

  const asked: ModelRead<unknown>[] = [];
  const references: Reference[] = [];
  for (const named of subjectsNamed(act, input, context)) {
    // What nothing brings into being does not exist; there is no model to ask.
    if (!vocabulary.creates(named.kind))
      return { decision: refuse('unknown-id', { ...named }), conditional: [] };
    references.push({ ...named, read: { ...vocabulary.existence(named.kind).of(named.id), lasting: true } });
  }
  const own = act.creates === undefined ? [] : [vocabulary.existence(act.creates).of(context.id)];
  let known: Record<string, unknown> = {};

  for (const [index, round] of firstRounds(act).entries()) {
    const reads = round ? round.ask(known, input, context) : {};
    const general = index === 0 ? [...references.map(({ read }) => read), ...own] : [];
    const listed = listOf(reads);
    const answers = yield [...general, ...listed];
    asked.push(...[...general, ...listed].filter((read) => 'model' in read));
    if (index === 0) {
      const refusal = refuseIds(act, context, references, answers, own.length > 0);
      if (refusal) return { decision: refusal, conditional: conditional(asked) };
    }
    known = { ...known, ...answersOf(reads, answers.slice(general.length)) };
  }
  return { decision: act.decide(known, input, context), conditional: conditional(asked) };
}

/** Every act has a first round, if only for what all acts have in common. */
function firstRounds(act: Act): readonly (Act['rounds'][number] | undefined)[] {
  return act.rounds.length === 0 ? [undefined] : act.rounds;
}

function refuseEarly(act: Act, { reasoned, effectiveOn, today, actor }: ActContext): Rejection | undefined {
  if (act.needsPerson && kindOf(actor as Tag) !== 'person') return refuse('person-needed', {});
  if (act.needsReason && !reasoned) return refuse('reason-missing', {});
  if (!act.mayBeAhead && effectiveOn > today) return refuse('not-yet', { effectiveOn, today });
  return undefined;
}

interface SubjectNamed {
  readonly field: string;
  readonly kind: string;
  readonly id: string;
}

interface Reference extends SubjectNamed {
  readonly read: ModelRead<number | undefined>;
}

/** Everything the input names that must exist: by its id, or by its tag. */
function subjectsNamed(act: Act, input: object, { onBehalfOf }: ActContext): SubjectNamed[] {
  const named: SubjectNamed[] = [];
  if (onBehalfOf !== undefined) named.push({ field: '/onBehalfOf', kind: 'person', id: onBehalfOf });
  for (const { at, field, value } of placesOf(act.input, input)) {
    if (typeof value !== 'string') continue;
    if (field.shape.is === 'reference') named.push({ field: at, kind: field.shape.kind, id: value });
    else if (field.namesSubject)
      named.push({ field: at, kind: kindOf(value as Tag), id: idOf(value as Tag) });
  }
  return named;
}

function refuseIds(
  act: Act,
  { id }: ActContext,
  references: readonly Reference[],
  answers: readonly unknown[],
  creates: boolean,
): Rejection | undefined {
  const missing = references.find((_, index) => answers[index] === undefined);
  if (missing) return refuse('unknown-id', { field: missing.field, kind: missing.kind, id: missing.id });
  const taken = creates ? answers[references.length] : undefined;
  if (typeof taken === 'number') return refuse('id-taken', { kind: act.creates ?? '', id }, [taken]);
  return undefined;
}

function listOf(reads: Reads): Read<unknown>[] {
  return Object.values(reads).flatMap((asked) =>
    asked === undefined ? [] : 'length' in asked ? [...asked] : [asked],
  );
}

function answersOf(reads: Reads, answers: readonly unknown[]): Record<string, unknown> {
  let next = 0;
  const named: Record<string, unknown> = {};
  for (const [name, asked] of Object.entries(reads)) {
    if (asked === undefined) named[name] = undefined;
    else if ('length' in asked) {
      named[name] = answers.slice(next, next + asked.length);
      next += asked.length;
    } else {
      named[name] = answers[next];
      next += 1;
    }
  }
  return named;
}

function conditional(asked: readonly ModelRead<unknown>[]): ModelRead<unknown>[] {
  return asked.filter(({ lasting }) => lasting !== true);
}

/** The events of a decision that is no refusal. */
export function eventsOf(decision: Exclude<Decision, Rejection>) {
  return 'length' in decision ? decision : [decision];
}
