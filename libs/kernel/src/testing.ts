import type { Act, ActContext } from './act.js';
import { deciding, eventsOf } from './deciding.js';
import type { Commitment, DecidedEvent, Evidence, StoredEvent } from './event.js';
import { fieldsOf } from './field.js';
import type { Constructor } from './field.js';
import type { Read } from './model.js';
import type { AnyRow, OpenedEvent, ReadModel } from './read-model.js';
import type { Facts, Rejection } from './rejection.js';
import { isRejection } from './rejection.js';
import { kindOf } from './tag.js';
import type { Vocabulary } from './vocabulary.js';

/**
 * Given these events, when this act is performed, then these events or this refusal: a story about rules, told without
 * a store. The assertions throw, so any test runner serves.
 */
export interface Story {
  readonly when: <Input extends object>(
    act: Act<Input>,
    input: Input,
    about?: Partial<ActContext>,
  ) => Outcome;
}

export interface Outcome {
  readonly then: (...expected: readonly DecidedEvent[]) => void;
  readonly thenRefused: (code: string, facts?: Facts) => void;
  readonly events: () => readonly DecidedEvent[];
}

export const noon: ActContext = {
  ledger: 'musterstadt',
  id: '00000000-0000-7000-8000-00000000c0de',
  now: '2027-03-15T11:00:00.000Z',
  today: '2027-03-15',
  effectiveOn: '2027-03-15',
  actor: 'operator:story',
  role: 'planning',
  roles: ['planning'],
  reasoned: false,
  documented: false,
};

/** What happened before a story begins: an event as it was decided, where it matters with its reason and evidence. */
export type Happened = DecidedEvent & { readonly reason?: string; readonly evidence?: readonly Evidence[] };

/** Begins a story in the words of a vocabulary. */
export function stories(vocabulary: Vocabulary): (...happened: readonly Happened[]) => Story {
  return (...happened) => {
    const history = happened.map((event, index) => stored(event, index + 1, vocabulary));
    return {
      when: (act, input, about = {}) => {
        const context = { ...noon, ...(act.idFrom ? { id: act.idFrom(input, noon.ledger) } : {}), ...about };
        return outcomeOf(drive(deciding(act, vocabulary, input, context), history));
      },
    };
  };
}

const COMMITTED: Commitment = { commitment: '0'.repeat(64) };

/** The event in leaf form: a rule that looked at a text would find a commitment here too. */
function stored(
  { reason, evidence = [], ...event }: Happened,
  number: number,
  vocabulary: Vocabulary,
): StoredEvent {
  const payload = vocabulary.eventType(event.type, event.version)?.payload;
  if (!payload)
    throw new TypeError(`no act of the vocabulary makes ${event.type} in version ${String(event.version)}`);
  return {
    ...envelopeOf(number),
    ...event,
    data: committed(payload, event.data),
    ...(reason === undefined ? {} : { reason: COMMITTED }),
    evidence: evidence.map(({ url, ...document }) => ({
      ...document,
      title: COMMITTED,
      ...(url === undefined ? {} : { url: COMMITTED }),
    })),
  };
}

function committed(of: Constructor, payload: object): object {
  const values = payload as Record<string, unknown>;
  const known = fieldsOf(of).filter(({ name }) => values[name] !== undefined);
  return Object.fromEntries(
    known.map(({ name, shape, storage, list }) => {
      const one = (value: unknown): unknown => {
        if (shape.is === 'part') return committed(shape.of(), value as object);
        return storage === 'plain' ? value : COMMITTED;
      };
      return [name, list ? (values[name] as unknown[]).map(one) : one(values[name])];
    }),
  );
}

function envelopeOf(number: number) {
  const { ledger, now, actor, role, effectiveOn } = noon;
  const [id, correlationId] = [`00000000-0000-7000-8000-${String(number).padStart(12, '0')}`, noon.id];
  return { ledger, number, id, correlationId, actor, role, effectiveOn, recordedAt: now };
}

function drive(
  run: ReturnType<typeof deciding>,
  history: readonly StoredEvent[],
): DecidedEvent[] | Rejection {
  let step = run.next();
  while (!step.done) step = run.next(step.value.map((read) => answer(read, history)));
  const { decision } = step.value;
  return isRejection(decision) ? decision : [...eventsOf(decision)];
}

function answer(read: Read<unknown>, history: readonly StoredEvent[]): unknown {
  if ('eventNumber' in read) return history[read.eventNumber - 1];
  const { model, tag } = read;
  return history
    .filter(({ type, tags }) => model.types.includes(type) && tags.includes(tag))
    .reduce((state, event) => model.evolve(state, event, tag.slice(kindOf(tag).length + 1)), model.initial);
}

function outcomeOf(result: DecidedEvent[] | Rejection): Outcome {
  const events = (): readonly DecidedEvent[] => {
    if (isRejection(result)) throw new Error(`refused: ${result.code} ${JSON.stringify(result.facts)}`);
    return result;
  };
  return {
    events,
    then: (...expected) => {
      same(events(), expected, 'events');
    },
    thenRefused: (code, facts) => {
      if (!isRejection(result))
        throw new Error(`expected the refusal ${code}, but it was done: ${JSON.stringify(result)}`);
      same(result.code, code, 'refusal');
      if (facts) same(result.facts, facts, `facts of ${code}`);
    },
  };
}

function same(actual: unknown, expected: unknown, what: string): void {
  const [left, right] = [stable(actual), stable(expected)];
  if (left !== right) throw new Error(`${what} differ\nexpected ${right}\nbut got  ${left}`);
}

function stable(value: unknown): string {
  return JSON.stringify(value, (_, item: unknown) =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  );
}

/** The rows a read model has after these events; texts are open, personal fields are not looked at. */
export function rowsAfter(readModel: ReadModel, ...happened: readonly Happened[]): Map<string, AnyRow> {
  const rows = new Map<string, AnyRow>();
  for (const [index, event] of happened.entries()) {
    for (const { key, revise } of readModel.projectors.get(event.type)?.project(opened(event, index + 1)) ??
      []) {
      const row = revise(rows.get(key));
      if (row === null) rows.delete(key);
      else rows.set(key, row);
    }
  }
  return rows;
}

function opened({ evidence = [], ...event }: Happened, number: number): OpenedEvent {
  return { ...envelopeOf(number), ...event, evidence };
}
