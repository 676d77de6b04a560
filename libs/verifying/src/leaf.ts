import { idOf, kindOf, sortedTags } from '#kernel';
import type { AnyEventType, StoredEvent, Vocabulary } from '#kernel';
import { eventOfLeaf, IllFormedLeaf, leafHash, leafText } from '#event-store';
import { Envelope } from './envelope.js';
import { nothing, plain } from './problem.js';
import type { Finding } from './problem.js';
import type { StoredRecord } from './records.js';
import { storedFormFindings } from './stored-form.js';

/** What checking a leaf came to; without `event` it cannot be read, and nothing further can be said about it. */
export interface LeafRead {
  readonly event?: StoredEvent;
  readonly findings: readonly Finding[];
}

/** Everything that can be said about one stored event from its own row: bytes, hash, envelope, data and tags. */
export function readLeaf(record: StoredRecord, ledger: string, vocabulary: Vocabulary): LeafRead {
  const findings = [...hashFindings(record)];
  const members = parsed(record.leaf);
  if (!members) {
    findings.push({ what: 'leaf-bytes', expected: plain('JSON'), found: plain(record.leaf) });
    return { findings };
  }
  findings.push(...envelopeFindings(members));
  if (findings.some(({ what }) => what === 'envelope')) return { findings };
  const event = eventOfLeaf(record.leaf);
  findings.push(
    ...bytesFindings(record.leaf, event),
    ...columnFindings(record, ledger, event),
    ...typeFindings(event, vocabulary),
  );
  return { event, findings };
}

function parsed(leaf: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(leaf);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function* hashFindings({ leaf, leafHash: stored }: StoredRecord): Generator<Finding> {
  const computed = leafHash(leaf);
  if (computed.equals(stored)) return;
  yield {
    what: 'leaf-hash',
    expected: plain(computed.toString('hex')),
    found: plain(stored.toString('hex')),
  };
}

function* envelopeFindings({ data, ...members }: Record<string, unknown>): Generator<Finding> {
  yield* storedFormFindings(Envelope, members, '', 'envelope');
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    yield { what: 'envelope', place: '/data', expected: plain('{…}'), found: plain(data) };
  }
}

/**
 * The stored text must be the one that its own members give; another order, a blank, a doubled member or one that no
 * leaf has is not.
 */
function* bytesFindings(leaf: string, event: StoredEvent): Generator<Finding> {
  try {
    const written = leafText(event);
    if (written !== leaf) yield { what: 'leaf-bytes', ...firstDifference(written, leaf) };
  } catch (error) {
    if (!(error instanceof IllFormedLeaf || error instanceof TypeError)) throw error;
    const place = error instanceof IllFormedLeaf ? error.path : '';
    yield { what: 'leaf-bytes', place, expected: plain('docs/spec/event.md'), found: plain(error.message) };
  }
}

/** Some characters of both from where they part; a leaf holds no texts, so it may be shown. */
function firstDifference(expected: string, found: string) {
  let at = 0;
  while (at < expected.length && expected[at] === found[at]) at += 1;
  const from = Math.max(0, at - 20);
  const part = (text: string) => plain(`…${text.slice(from, at + 40)}…`);
  return { place: `@${String(at)}`, expected: part(expected), found: part(found) };
}

function* columnFindings(record: StoredRecord, ledger: string, event: StoredEvent): Generator<Finding> {
  for (const [place, expected, found] of [
    ['/ledger', event.ledger, ledger],
    ['/number', event.number, record.number],
    ['/type', event.type, record.type],
  ] as const) {
    if (expected !== found) yield { what: 'column', place, expected: plain(expected), found: plain(found) };
  }
}

function* typeFindings(event: StoredEvent, vocabulary: Vocabulary): Generator<Finding> {
  const type = vocabulary.eventType(event.type, event.version);
  if (!type) {
    yield {
      what: 'event-type',
      place: '/type',
      expected: { de: 'eine bekannte Art und Version', en: 'a known type and version' },
      found: plain(`${event.type} ${String(event.version)}`),
    };
    return;
  }
  const shape = [...storedFormFindings(type.payload, event.data, '/data', 'schema')];
  yield* shape;
  yield* subjectFindings(event, type);
  if (shape.length === 0) yield* tagFindings(event, type);
}

function* subjectFindings({ subject, tags }: StoredEvent, type: AnyEventType): Generator<Finding> {
  if (kindOf(subject) !== type.subject) {
    yield { what: 'subject', place: '/subject', expected: plain(`${type.subject}:…`), found: plain(subject) };
  }
  if (!tags.includes(subject)) {
    yield { what: 'subject', place: '/tags', expected: plain(subject), found: nothing };
  }
}

function* tagFindings({ subject, tags, data }: StoredEvent, type: AnyEventType): Generator<Finding> {
  const demanded = type.tagsOf(data, idOf(subject));
  if (demanded.join(' ') === sortedTags(tags).join(' ') && demanded.length === tags.length) return;
  yield { what: 'tags', place: '/tags', expected: plain(demanded.join(' ')), found: plain(tags.join(' ')) };
}
