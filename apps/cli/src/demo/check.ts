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
import { isSound, tellVerification, verifyLedgers } from '../verification.js';
import type { DemoFacts } from './facts.js';
import { demoFacts } from './facts.js';
import { fillDemo } from './fill.js';
import { LEDGER } from './town.js';

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
  const { ledger, events, organisations, persons, fiscalYears, budgetLines, grants, findings, leafHash } =
    facts;
  terminal.line(
    label(
      `${ledger}: ${String(events)} Ereignisse, ${sound ? 'nachgerechnet' : 'mit Abweichungen'}`,
      `${ledger}: ${String(events)} events, ${sound ? 'verified' : 'with problems'}`,
    ),
  );
  terminal.line(
    label(
      `  ${String(organisations)} Organisationen, ${String(persons)} Personen, ${String(fiscalYears)} Haushaltsjahre, ${String(budgetLines)} Haushaltspositionen`,
      `  ${String(organisations)} organisations, ${String(persons)} persons, ${String(fiscalYears)} fiscal years, ${String(budgetLines)} budget lines`,
    ),
  );
  terminal.line(
    label(
      `  ${String(grants)} Zuwendungen, ${String(findings)} Widerspruch zu einer Regel`,
      `  ${String(grants)} grants, ${String(findings)} contradiction of a rule`,
    ),
  );
  terminal.line(label(`  letztes Blatt ${leafHash}`, `  last leaf ${leafHash}`));
}
