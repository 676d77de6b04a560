import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPlanbuch } from '#assembly';
import { openWorkplace } from '#platform';
import type { Call } from '../call.js';
import { EXIT } from '../failure.js';
import type { ExitCode } from '../failure.js';
import { label } from '../language.js';
import { configOf, loggerFor } from '../open-place.js';
import { progress } from '../progress.js';
import { isSound } from '#verifying';
import { tellVerification, verifyLedgers } from '../verification.js';
import type { DemoFacts } from './facts.js';
import { demoFacts } from './facts.js';
import { fillDemo } from './fill.js';
import { LEDGER } from './town/founding.js';

/**
 * Fills a folder of its own with the demo, verifies it, prints the facts and ends; neither process nor folder is left.
 * With a folder named it stays.
 */
export async function checkDemo(call: Call): Promise<ExitCode> {
  const own = join(tmpdir(), `planbuch-demo-${randomUUID()}`);
  const data = call.options.data ?? own;
  const workplace = await openWorkplace({ data });
  try {
    return await check(call, data, workplace);
  } finally {
    if (data === own) await workplace.remove();
    else await workplace.stop();
  }
}

async function check(
  call: Call,
  data: string,
  workplace: Awaited<ReturnType<typeof openWorkplace>>,
): Promise<ExitCode> {
  const { terminal, signal, options } = call;
  const config = configOf({ options: { ...options, data } });
  const planbuch = await openPlanbuch(config, { name: 'demo', workplace, logger: loggerFor(config) });
  try {
    const bar = progress(terminal, label('Fülle', 'Filling'));
    await fillDemo(planbuch, signal, (done, of) => bar.at(done, of)).finally(() => bar.end());
    await planbuch.projections.catchUp();
    await planbuch.forgetting.finishOpen();
    const verified = await verifyLedgers(planbuch, [LEDGER], terminal, signal);
    const sound = isSound(verified);
    const facts = await demoFacts(planbuch);
    if (!sound) tellVerification(terminal, verified);
    tellFacts(call, facts, sound);
    terminal.document({ ...facts, verified: sound });
    return sound ? EXIT.fine : EXIT.refused;
  } finally {
    await planbuch.close();
  }
}

function tellFacts({ terminal }: Call, facts: DemoFacts, sound: boolean): void {
  const { ledger, events, cycles, needs, criteria, grants, budgetLines, organisations, persons } = facts;
  const { found, sha256 } = facts;
  const lines = [
    label(
      `${ledger}: ${String(events)} Ereignisse, ${sound ? 'nachgerechnet' : 'mit Abweichungen'}`,
      `${ledger}: ${String(events)} events, ${sound ? 'verified' : 'with problems'}`,
    ),
    label(
      `  ${String(cycles)} Planungszyklen, ${String(needs)} Bedarfe, ${String(criteria)} Qualitätskriterien, ${String(grants)} Zuwendungen`,
      `  ${String(cycles)} cycles, ${String(needs)} needs, ${String(criteria)} criteria, ${String(grants)} grants`,
    ),
    label(
      `  ${String(budgetLines)} Haushaltspositionen, ${String(organisations)} Organisationen, ${String(persons)} Personen`,
      `  ${String(budgetLines)} budget lines, ${String(organisations)} organisations, ${String(persons)} persons`,
    ),
    label(
      `  ${String(found.length)} Auffälligkeiten für die Prüfung`,
      `  ${String(found.length)} findings for the auditor`,
    ),
    ...found.map(({ finding, at }) => `    ${finding}  ${typeof at === 'number' ? `#${String(at)}` : at}`),
    `  SHA-256 ${sha256}`,
  ];
  for (const line of lines) terminal.line(line);
}
