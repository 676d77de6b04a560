import type { Planbuch } from '#assembly';
import type { Label, Language } from '#kernel';
import { DatabaseUnavailable, openPool } from '#platform';
import { planning } from '#planning';
import type { ReadModelDifference } from '#projecting';
import { problemTitles, verifyLedger } from '#verifying';
import type { VerifiedLedger } from '#verifying';
import { label } from './language.js';
import { progress } from './progress.js';
import { settingsOf } from './settings-of.js';
import type { Terminal } from './terminal.js';

/** One to read the ledger in its snapshot; verifying reads one ledger after the other. */
const CONNECTIONS = 2;

/** Something that is not as the ledger promises, whatever found it. */
interface Told {
  readonly number?: number;
  readonly what: string;
  readonly title: Label;
  readonly place?: string;
  readonly expected: Label;
  readonly found: Label;
}

/** What verifying a ledger came to. */
export interface Verified {
  readonly ledger: string;
  readonly events: number;
  readonly problems: readonly Told[];
  readonly problemCount: number;
  /** Read models that are being built, so that nothing can be compared yet. */
  readonly building: readonly string[];
}

/** Verifies ledgers one after the other, first what stands in them, then the read models, with a bar where somebody watches. */
export async function verifyLedgers(
  planbuch: Planbuch,
  ledgers: readonly string[],
  terminal: Terminal,
  signal: AbortSignal,
): Promise<Verified[]> {
  const { appUrl, masterKey } = settingsOf(planbuch);
  // Of its own, because sorting the tags of a large ledger may take longer than any statement of the api should.
  const database = openPool(appUrl, { max: CONNECTIONS, name: 'planbuch verify', statementTimeoutMs: 0 });
  const parts = { database, vocabulary: planning, masterKey };
  const bar = progress(terminal, label('Prüfe', 'Verifying'));
  try {
    const verified: Verified[] = [];
    for (const ledger of ledgers) {
      const book = await verifyLedger(parts, ledger, {
        signal,
        onProgress: (done, of) => bar.at(done, 2 * of, ledger),
      });
      const onReplay = (number: number): void => bar.at(book.events + number, 2 * book.events, ledger);
      const replayed = await replay(planbuch, ledger, signal, onReplay);
      verified.push(together(book, replayed));
    }
    return verified;
  } finally {
    bar.end();
    await database.close();
  }
}

interface Replayed {
  readonly problems: readonly Told[];
  readonly building: readonly string[];
}

/** Brings the read models to the head, as readers would find them, and compares them with a replay. */
async function replay(
  { projections }: Planbuch,
  ledger: string,
  signal: AbortSignal,
  onProgress: (number: number) => void,
): Promise<Replayed> {
  try {
    await projections.catchUp();
    const { differences, building } = await projections.verify(ledger, { signal, onProgress });
    return { problems: differences.map(ofReadModel), building };
  } catch (error) {
    if (error instanceof DatabaseUnavailable || signal.aborted) throw error;
    // Events that cannot even be read were named above; what they should make nobody can say.
    return { problems: [unreplayable(error)], building: [] };
  }
}

function unreplayable(error: unknown): Told {
  const found = error instanceof Error ? error.name : 'Error';
  return {
    what: 'read-model',
    title: READ_MODEL,
    expected: AS_EVENTS,
    found: label(`lässt sich nicht nachspielen (${found})`, `cannot be replayed (${found})`),
  };
}

function together(
  { ledger, events, problems, problemCount }: VerifiedLedger,
  { problems: further, building }: Replayed,
): Verified {
  return {
    ledger,
    events,
    problems: [
      ...problems.map((problem) => ({ ...problem, title: problemTitles[problem.what] })),
      ...further,
    ],
    problemCount: problemCount + further.length,
    building,
  };
}

const READ_MODEL = label('Lesestand, verglichen mit einem Nachspielen', 'Read model, compared with a replay');
const AS_EVENTS = label('wie die Ereignisse es ergeben', 'as the events make it');

const DIFFERENCES: Readonly<Record<ReadModelDifference['what'], Label>> = {
  missing: label('die Zeile fehlt', 'the row is missing'),
  unexpected: label('eine Zeile, die kein Ereignis ergibt', 'a row that no event makes'),
  different: label('andere Werte', 'other values'),
  checkpoint: label('der Stand passt nicht zum Buch', 'the checkpoint does not fit the ledger'),
  stopped: label('steht still', 'has stopped'),
};

function ofReadModel({ model, what, id, since, columns }: ReadModelDifference): Told {
  return {
    number: since,
    what: 'read-model',
    title: READ_MODEL,
    place: [model, id, ...columns].filter((part) => part !== undefined).join(' '),
    expected: AS_EVENTS,
    found: DIFFERENCES[what],
  };
}

/** As interfaces promise: `{ok, ledgers: [{ledger, events, problems}]}`. */
export function verificationDocument(verified: readonly Verified[], language: Language): object {
  return {
    ok: isSound(verified),
    ledgers: verified.map(({ problems, ...ledger }) => ({
      ...ledger,
      problems: problems.map(({ title, expected, found, ...problem }) => ({
        ledger: ledger.ledger,
        ...problem,
        title: title[language],
        expected: expected[language],
        found: found[language],
      })),
    })),
  };
}

export function isSound(verified: readonly Verified[]): boolean {
  return verified.every(({ problemCount }) => problemCount === 0);
}

export function tellVerification(terminal: Terminal, verified: readonly Verified[]): void {
  for (const { ledger, events, problems, problemCount, building } of verified) {
    const outcome =
      problemCount === 0
        ? label('alles stimmt', 'everything is right')
        : label(`${String(problemCount)} Abweichungen`, `${String(problemCount)} problems`);
    terminal.line(
      label(
        `${ledger}: ${String(events)} Ereignisse, ${outcome.de}`,
        `${ledger}: ${String(events)} events, ${outcome.en}`,
      ),
    );
    for (const problem of problems) tellProblem(terminal, problem);
    if (problems.length < problemCount)
      terminal.line(label('  … und weitere dieser Art', '  … and more of this kind'));
    if (building.length > 0)
      terminal.note(
        label(
          `Noch im Aufbau und deshalb nicht verglichen: ${building.join(', ')}`,
          `Still being built and therefore not compared: ${building.join(', ')}`,
        ),
      );
  }
  if (verified.length === 0)
    terminal.line(label('Hier gibt es noch kein Planungsbuch.', 'There is no ledger here yet.'));
}

function tellProblem(terminal: Terminal, { number, title, place, expected, found }: Told): void {
  const at = [number === undefined ? undefined : `#${String(number)}`, place].filter(
    (part) => part !== undefined,
  );
  terminal.line(`  ${at.join(' ')}  ${terminal.text(title)}`);
  terminal.line(`      ${terminal.text(label('erwartet', 'expected'))}: ${terminal.text(expected)}`);
  terminal.line(`      ${terminal.text(label('gefunden', 'found'))}: ${terminal.text(found)}`);
}
