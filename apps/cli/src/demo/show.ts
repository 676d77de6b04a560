import type { Planbuch } from '#assembly';
import type { WhyAnswer } from '#read-models';
import type { Call } from '../call.js';
import { Connection, ownToken, tokenIn } from '../connection.js';
import { EXIT } from '../failure.js';
import type { ExitCode } from '../failure.js';
import { label } from '../language.js';
import { withPlanbuch } from '../place.js';
import { progress } from '../progress.js';
import { interruption, refuseSecondService, startService } from '../service.js';
import type { Service } from '../service.js';
import type { Terminal } from '../terminal.js';
import { serviceDocument } from '../commands/start.js';
import { whyTree } from '../why-tree.js';
import { demoFacts } from './facts.js';
import { fillDemo } from './fill.js';
import { grantId, grantNo } from './grants.js';
import { LEDGER } from './town.js';

/** A grant that has both: a chain of which much is known, and gaps. */
const SHOWN = 31;

/** Fills the demo where that is still to do, serves it, shows one trace, and ends with Ctrl-C. */
export function showDemo(call: Call): Promise<ExitCode> {
  return withPlanbuch(call, (planbuch) => show(call, planbuch), { logs: 'warn', serves: true });
}

async function show(call: Call, planbuch: Planbuch): Promise<ExitCode> {
  const { terminal, signal } = call;
  await refuseSecondService(planbuch);
  const bar = progress(terminal, label('Fülle musterstadt', 'Filling musterstadt'));
  await fillDemo(planbuch, signal, (done, of) => bar.at(done, of)).finally(() => bar.end());
  await planbuch.projections.catchUp();
  const service = await startService(planbuch);
  try {
    const why = await whyShown(planbuch, service, call);
    tell(terminal, planbuch, service, why);
    terminal.document({ ...serviceDocument(planbuch, service), facts: await demoFacts(planbuch), why });
    await interruption(signal);
    terminal.note(label('Beende …', 'Stopping …'));
  } finally {
    await service.close();
  }
  return EXIT.fine;
}

async function whyShown(
  planbuch: Planbuch,
  { url }: Service,
  { terminal, signal, options }: Call,
): Promise<WhyAnswer> {
  const token = options.token === undefined ? ownToken(planbuch) : tokenIn(options.token);
  const connection = new Connection(url, token, terminal.language, signal);
  const { body } = await connection.ask<WhyAnswer>({
    path: `/v1/ledgers/${LEDGER}/grants/${grantId(SHOWN)}/why`,
  });
  return body;
}

function tell(terminal: Terminal, { administrator }: Planbuch, { url }: Service, why: WhyAnswer): void {
  const token = administrator?.file ?? '<token>';
  const lines = [
    label(
      'Musterstadt an der Lahn (erfunden, eine Probe) ist bereit. Strg-C beendet alles; ein neuer Aufruf macht weiter.',
      'Musterstadt an der Lahn (invented, a rehearsal) is ready. Ctrl-C ends everything; another call goes on.',
    ),
    '',
    label('Öffnen', 'Open'),
    label(`  ${url}/docs    Schnittstelle zum Ausprobieren`, `  ${url}/docs    the api, to try it`),
    label(`  ${token}    Zugang der Verwaltung`, `  ${token}    the administrator's token`),
    '',
    label('Ausprobieren, in einem zweiten Fenster', 'Try, in a second window'),
    `  npx planbuch why ${grantNo(SHOWN)} --ledger ${LEDGER}`,
    `  npx planbuch list grants --ledger ${LEDGER} --filter year=2026`,
    `  npx planbuch replay --ledger ${LEDGER}`,
    `  npx planbuch verify`,
    `  curl -H "Authorization: Bearer $(cat ${token})" ${url}/v1/ledgers/${LEDGER}/budget-lines`,
    '',
    label(
      `Warum ging dieses Geld dorthin? (${grantNo(SHOWN)})`,
      `Why did this money go there? (${grantNo(SHOWN)})`,
    ),
  ];
  for (const line of [...lines, ...whyTree(why, terminal.language).map((each) => `  ${each}`)])
    terminal.line(line);
}
