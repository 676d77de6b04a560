import type { Planbuch } from '#assembly';
import type { Language } from '#kernel';
import { openPool } from '#platform';
import { planning } from '#planning';
import { problemTitles, verifyLedger } from '#verifying';
import type { Problem, VerifiedLedger } from '#verifying';
import { label } from './language.js';
import { progress } from './progress.js';
import { settingsOf } from './settings-of.js';
import type { Terminal } from './terminal.js';

/** One to read the ledger in its snapshot; verifying reads one ledger after the other. */
const CONNECTIONS = 2;

/** Verifies ledgers one after the other, with a bar where somebody watches. */
export async function verifyLedgers(
  planbuch: Planbuch,
  ledgers: readonly string[],
  terminal: Terminal,
  signal: AbortSignal,
): Promise<VerifiedLedger[]> {
  // Of its own, because sorting the tags of a large ledger may take longer than any statement of the api should.
  const { appUrl, masterKey } = settingsOf(planbuch);
  const database = openPool(appUrl, { max: CONNECTIONS, name: 'planbuch verify', statementTimeoutMs: 0 });
  const parts = { database, vocabulary: planning, masterKey };
  const bar = progress(terminal, label('Prüfe', 'Verifying'));
  try {
    const verified: VerifiedLedger[] = [];
    for (const ledger of ledgers) {
      const onProgress = (done: number, of: number): void => bar.at(done, of, ledger);
      verified.push(await verifyLedger(parts, ledger, { onProgress, signal }));
    }
    return verified;
  } finally {
    bar.end();
    await database.close();
  }
}

/** As interfaces promise: `{ok, ledgers: [{ledger, events, problems}]}`. */
export function verificationDocument(verified: readonly VerifiedLedger[], language: Language): object {
  return {
    ok: isSound(verified),
    ledgers: verified.map(({ ledger, events, problems, problemCount }) => ({
      ledger,
      events,
      problemCount,
      problems: problems.map(({ number, what, place, expected, found }) => ({
        ledger,
        ...(number === undefined ? {} : { number }),
        what,
        title: problemTitles[what][language],
        ...(place === undefined ? {} : { place }),
        expected: expected[language],
        found: found[language],
      })),
    })),
  };
}

export function isSound(verified: readonly VerifiedLedger[]): boolean {
  return verified.every(({ problemCount }) => problemCount === 0);
}

export function tellVerification(terminal: Terminal, verified: readonly VerifiedLedger[]): void {
  for (const { ledger, events, problems, problemCount } of verified) {
    const outcome =
      problemCount === 0
        ? label('alles stimmt', 'everything is right')
        : label(`${String(problemCount)} Abweichungen`, `${String(problemCount)} problems`);
    terminal.line(
      `${ledger}: ${String(events)} ${terminal.text(label('Ereignisse', 'events'))}, ${terminal.text(outcome)}`,
    );
    for (const problem of problems) tellProblem(terminal, problem);
    if (problems.length < problemCount)
      terminal.line(label('  … und weitere dieser Art', '  … and more of this kind'));
  }
  if (verified.length === 0)
    terminal.line(label('Hier gibt es noch kein Planungsbuch.', 'There is no ledger here yet.'));
}

function tellProblem(terminal: Terminal, { number, what, place, expected, found }: Problem): void {
  const at = [number === undefined ? undefined : `#${String(number)}`, place].filter(
    (part) => part !== undefined,
  );
  terminal.line(`  ${at.join(' ')}  ${terminal.text(problemTitles[what])}`);
  terminal.line(`      ${terminal.text(label('erwartet', 'expected'))}: ${terminal.text(expected)}`);
  terminal.line(`      ${terminal.text(label('gefunden', 'found'))}: ${terminal.text(found)}`);
}
