import { systemClock, todayInBerlin } from '#platform';
import { planning } from '#planning';
import type { Running } from './running-planbuch.js';

export const base = '/v1/ledgers/musterstadt';
export const today = todayInBerlin(systemClock.now());
const exampleOf = (act: string) => planning.acts.get(act)!.act.example;

/** Two providers that apply in the same call, the second one with a partner. */
export async function rivalApplications(running: Running) {
  const act = (name: string, input: object) => running.act('musterstadt', name, input);
  await running.ledger('musterstadt');
  const organisation = (name: string) => act('register-organisation', { name, kind: 'organisation' });
  const [ours, theirs, partner] = [
    await organisation('Träger A'),
    await organisation('Träger B'),
    await organisation('Träger C'),
  ] as const;
  const provider = (organisationId: string) =>
    running.token({ roles: ['provider'], ledger: 'musterstadt', organisationId });
  const tokens = {
    rival: await provider(ours),
    applicant: await provider(theirs),
    partner: await provider(partner),
  };
  const need = await act('identify-need', {
    title: 'Treffpunkte',
    description: 'Es fehlen Orte.',
    kind: 'new',
    reportedBy: { sector: 'citizens' },
  });
  const goal = await act('adopt-goal', { title: 'Teilhabe' });
  const guideline = await act('adopt-guideline', {
    ...exampleOf('adopt-guideline'),
    validFrom: '2020-01-01',
  });
  const cycle = await act('open-cycle', {
    title: 'Zyklus',
    period: { from: '2026-01-01', until: '2099-12-31' },
  });
  for (const phase of ['needs', 'criteria-and-targets', 'call'])
    await act('enter-phase', { cycleId: cycle, phase });
  const measure = await act('propose-measure', { title: 'Treff', description: 'Ein Ort.', needIds: [need] });
  const terms = { cycleId: cycle, guidelineVersionId: `${guideline}.v1` };
  const call = await act('open-call', {
    title: 'Nachbarschaft',
    description: 'Gesucht werden Projekte.',
    ...terms,
    opensOn: today,
    closesOn: '2099-12-31',
    kinds: ['project'],
    needIds: [need],
  });
  const body = await act('establish-body', exampleOf('establish-body'));
  const application = {
    ...exampleOf('apply-for-grant'),
    ...terms,
    callId: call,
    measureId: measure,
    needIds: [need],
    goalIds: [goal],
    appliedOn: today,
  };
  const apply = async (token: string, input: object) => {
    const answer = await running.as(token).post(`${base}/acts/apply-for-grant`).send(input).expect(201);
    return (answer.body.events[0].subject as string).slice('grant:'.length);
  };
  const ourGrant = await apply(tokens.rival, { ...application, applicantId: ours, title: 'Café Antrag-A' });
  const theirGrant = await apply(tokens.applicant, {
    ...application,
    applicantId: theirs,
    partners: [{ organisationId: partner, amountCents: 1_000_00, forwarding: false }],
    title: 'Werkstatt Antrag-B',
  });
  await act('check-subsidiarity', {
    measureId: measure,
    grantId: theirGrant,
    askedOrganisationIds: [],
    outcome: 'sovereign-task',
    explanation: 'Anlass war Antrag-B.',
  });
  await running.caughtUp();
  return { act, call, measure, body, ours, theirs, partner, ourGrant, theirGrant, application, tokens };
}

export type RivalApplications = Awaited<ReturnType<typeof rivalApplications>>;

/** What tells of applications, or of what happened to them. */
export const questionsAbout = ({ call, measure, theirs, partner }: RivalApplications): string[] => [
  '/grants',
  '/grants?q=werkstatt',
  '/grants?groupBy=recipientId',
  '/assessments',
  '/recommendations',
  '/decisions',
  '/items',
  '/measures',
  '/events?limit=500',
  '/events?type=grant-applied-for',
  `/grants?callId=${call}`,
  `/grants?organisationIds=${theirs}`,
  `/events?tag=call:${call}`,
  `/events?tag=organisation:${theirs}`,
  `/calls/${call}/history`,
  `/measures/${measure}/history`,
  `/organisations/${partner}/history`,
];
