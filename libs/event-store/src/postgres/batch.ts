import { answersOf } from '../appending/answers.js';
import type { Answer } from '../appending/answers.js';
import { probeLines } from '../appending/conditions.js';
import type { Probes } from '../appending/conditions.js';
import type { Prepared } from '../appending/prepared.js';

/** The values of one call of the append function (migrations/0002_append.sql), in its order. */
export function callValues(
  ledger: string,
  known: number,
  batch: readonly Prepared[],
  probes: Probes,
  checkKeys: boolean,
): unknown[] {
  const columns: string[][] = [[], [], [], [], [], [], [], [], [], []];
  const add = (...values: string[]): void => {
    values.forEach((value, index) => columns[index]?.push(value));
  };
  batch.forEach(({ entry, keyHex, events }, index) => {
    const mac = entry.bodyMac.toString('hex');
    events.forEach(({ parts, type, tags, disclosures }, position) => {
      const first = position === 0;
      add(
        String(index), parts.upToNumber, parts.upToRecordedAt, parts.rest, type, tags.join(' '), disclosures,
        first ? keyHex : '', first ? mac : '', first ? String(events.length) : '',
      ); // prettier-ignore
    });
  });
  return [
    ledger,
    known,
    ...columns.map((column) => column.join('\n')),
    probeLines(probes.always),
    probeLines(probes.ifMoved),
    checkKeys,
    batch[0]?.entry.recordedAt ?? '',
  ];
}

/** The answer of the append function, read. */
export interface CallResult {
  readonly headBefore: number;
  readonly appended: number;
  /** By the index of the entry; where the server said two things of one, the later. */
  readonly answers: ReadonlyMap<number, Answer>;
}

export function callResult(text: string): CallResult {
  const [first = '', ...lines] = text.split('\n');
  const [headBefore, appended] = first.split('\t');
  return { headBefore: Number(headBefore), appended: Number(appended), answers: answersOf(lines) };
}
