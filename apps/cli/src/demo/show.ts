import type { Planbuch } from '#assembly';
import type { Label } from '#kernel';
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
import type { Finding } from './findings.js';
import { afterSchool2024 } from './cycle-one/projects.js';
import { nightOfJ } from './cycle-three/projects.js';
import { nightCafe2025 } from './cycle-two/projects.js';
import { grantId } from './telling/grants.js';
import { needId } from './telling/planning.js';
import { LEDGER } from './town/founding.js';

/** The success story: its chain reaches from a mother's sentence to what the children got out of it. */
const SHOWN = grantId(afterSchool2024);

/** What a planner, a councillor and an auditor would ask of the town. */
const toTry: readonly (readonly [question: Label, words: string])[] = [
  [
    label(
      '  Was wurde aus diesem Geld, und worauf beruht es?',
      '  What became of this money, and what does it rest on?',
    ),
    `why ${SHOWN} --ledger ${LEDGER}`,
  ],
  [
    label('  Was wusste man am Abend des Beschlusses?', '  What was known on the evening of the decision?'),
    `why ${SHOWN} --ledger ${LEDGER} --as-of 2024-02-15T20:00:00Z`,
  ],
  [label('  Was ist noch offen?', '  What is still open?'), `why ${grantId(nightOfJ)} --ledger ${LEDGER}`],
  [
    label('  Was steht ohne Rechenschaft da?', '  What has not been accounted for?'),
    `why ${grantId(nightCafe2025)} --ledger ${LEDGER}`,
  ],
  [
    label('  Was wurde aus einem Bedarf?', '  What became of a need?'),
    `why need:${needId('afternoons')} --ledger ${LEDGER}`,
  ],
  [
    label('  Wer hat welche Aufgabe, und welche ist offen?', '  Who owes which task, and which is open?'),
    `list obligations --ledger ${LEDGER}`,
  ],
  [
    label('  Die ganze Geschichte, eine Zeile je Ereignis', '  The whole story, a line an event'),
    `replay --ledger ${LEDGER}`,
  ],
  [label('  Alles nachrechnen', '  Recompute everything'), 'verify'],
];

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
    const facts = await demoFacts(planbuch);
    tell(terminal, planbuch, service, { why, found: facts.found });
    terminal.document({ ...serviceDocument(planbuch, service), facts, why });
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
    path: `/v1/ledgers/${LEDGER}/grants/${SHOWN}/why`,
  });
  return body;
}

function tell(
  terminal: Terminal,
  { administrator }: Planbuch,
  { url }: Service,
  { why, found }: { readonly why: WhyAnswer; readonly found: readonly Finding[] },
): void {
  const token = administrator?.file ?? '<token>';
  const lines = [
    label(
      'Musterstadt an der Lahn (erfunden, eine Probe) ist bereit: drei Planungszyklen, vom Bedarf bis zur Wirkung.',
      'Musterstadt an der Lahn (invented, a rehearsal) is ready: three planning cycles, from the need to its effect.',
    ),
    label(
      'Strg-C beendet alles; ein neuer Aufruf macht weiter.',
      'Ctrl-C ends everything; another call goes on.',
    ),
    '',
    label('Öffnen', 'Open'),
    label(`  ${url}/docs    Schnittstelle zum Ausprobieren`, `  ${url}/docs    the api, to try it`),
    label(`  ${token}    Zugang der Verwaltung`, `  ${token}    the administrator's token`),
    '',
    label('Ausprobieren, in einem zweiten Fenster', 'Try, in a second window'),
    ...toTry.flatMap(([question, words]) => [question, `    npx planbuch ${words}`]),
    `    curl -H "Authorization: Bearer $(cat ${token})" ${url}/v1/ledgers/${LEDGER}/grants`,
    '',
    label(
      `${String(found.length)} Auffälligkeiten für die Prüfung stecken darin.`,
      `It holds ${String(found.length)} findings for the auditor.`,
    ),
    '',
    label(
      'Warum ging dieses Geld dorthin? (Nachmittagstreff Nordstadt)',
      'Why did this money go there? (Nachmittagstreff Nordstadt)',
    ),
  ];
  for (const line of [...lines, ...whyTree(why, terminal.language).map((each) => `  ${each}`)])
    terminal.line(line);
}
