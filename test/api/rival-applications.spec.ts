import { systemClock, todayInBerlin } from '#platform';
import { planning } from '#planning';
import { runningPlanbuch } from './running-planbuch.js';
import type { Running } from './running-planbuch.js';
import { streamed } from './event-source.js';

let running: Running;
const base = '/v1/ledgers/musterstadt';
const today = todayInBerlin(systemClock.now());
const exampleOf = (act: string) => planning.acts.get(act)!.act.example;

/** Two providers that apply in the same call, the second one with a partner. */
let ours = '';
let theirs = '';
let partner = '';
let call = '';
let measure = '';
let body = '';
let ourGrant = '';
let theirGrant = '';
let application: object;
let tokens: Readonly<Record<'rival' | 'applicant' | 'partner', string>>;

const act = (name: string, input: object) => running.act('musterstadt', name, input);
const headNumber = async () => (await running.planbuch.store.head('musterstadt')).number;

beforeAll(async () => {
  running = await runningPlanbuch();
  await running.ledger('musterstadt');
  const organisation = (name: string) => act('register-organisation', { name, kind: 'organisation' });
  [ours, theirs, partner] = [
    await organisation('Träger A'),
    await organisation('Träger B'),
    await organisation('Träger C'),
  ];
  const provider = (organisationId: string) =>
    running.token({ roles: ['provider'], ledger: 'musterstadt', organisationId });
  tokens = {
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
  measure = await act('propose-measure', { title: 'Treff', description: 'Ein Ort.', needIds: [need] });
  const terms = { cycleId: cycle, guidelineVersionId: `${guideline}.v1` };
  call = await act('open-call', {
    title: 'Nachbarschaft',
    description: 'Gesucht werden Projekte.',
    ...terms,
    opensOn: today,
    closesOn: '2099-12-31',
    kinds: ['project'],
    needIds: [need],
  });
  body = await act('establish-body', exampleOf('establish-body'));
  application = {
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
  ourGrant = await apply(tokens.rival, { ...application, applicantId: ours, title: 'Café Antrag-A' });
  theirGrant = await apply(tokens.applicant, {
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
});

afterAll(() => running.close());

const get = (who: keyof typeof tokens, path: string) => running.as(tokens[who]).get(base + path);

it('A provider applies for its own organisation and no other', async () => {
  const { status, body: problem } = await running
    .as(tokens.rival)
    .post(`${base}/acts/apply-for-grant`)
    .send({ ...application, applicantId: theirs });
  expect({ status, code: problem.code }).toEqual({ status: 403, code: 'applicant-of-another' });
});

describe('A rival application (R22)', () => {
  const telling = [
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
  ];
  const historiesOf = () => [
    `/grants?callId=${call}`,
    `/grants?organisationIds=${theirs}`,
    `/events?tag=call:${call}`,
    `/events?tag=organisation:${theirs}`,
    `/calls/${call}/history`,
    `/measures/${measure}/history`,
    `/organisations/${partner}/history`,
  ];

  it('is in no answer that a competitor gets, as of any number, as JSON or CSV', async () => {
    const before = await headNumber();
    for (const path of [...telling, ...historiesOf()]) {
      const { status, text } = await get('rival', path);
      expect({ path, status }).toEqual({ path, status: 200 });
      expect(text).not.toMatch(/Antrag-B/);
      expect(text).not.toContain(theirGrant);
    }
    for (const path of ['/grants', `/grants?asOf=${before}`])
      expect((await get('rival', path).set('Accept', 'text/csv')).text).not.toMatch(/Antrag-B/);
    for (const path of ['', '/history', '/why'])
      await get('rival', `/grants/${theirGrant}${path}`).expect(404);
    const { body: own } = await get('rival', '/grants');
    expect(own.rows.map(({ id }: { id: string }) => id)).toEqual([ourGrant]);
  });

  it('is open to applicant and partner', async () => {
    for (const who of ['applicant', 'partner'] as const) {
      for (const path of ['', '/history', '/why']) await get(who, `/grants/${theirGrant}${path}`).expect(200);
      const { body: own } = await get(who, '/grants');
      expect(own.rows.map(({ id }: { id: string }) => id)).toEqual([theirGrant]);
      expect((await get(who, '/events?type=grant-applied-for')).body.events).toHaveLength(1);
    }
  });

  it('stays closed to competitors until its call is closed and the last application in it is decided', async () => {
    const decide = (grantId: string, wording: string) =>
      act('record-decision', {
        bodyId: body,
        decidedOn: today,
        outcome: 'rejected',
        basis: 'single',
        recused: [],
        outcomes: [{ subject: `grant:${grantId}` }],
        budgetReservation: false,
        bindsFutureYears: false,
        wording,
        sessionPublic: true,
      });
    await decide(theirGrant, 'Antrag-B wird abgelehnt.');
    const decision = await headNumber();
    await get('rival', `/events/${String(decision)}`).expect(404);
    await get('rival', `/grants/${theirGrant}/history`).expect(404);

    await act('close-call', { callId: call });
    await running.caughtUp();
    await get('rival', `/events/${String(decision)}`).expect(404);
    await get('applicant', `/grants/${ourGrant}/history`).expect(404);

    await decide(ourGrant, 'Antrag-A wird abgelehnt.');
    await running.caughtUp();
    await get('rival', `/events/${String(decision)}`).expect(200);
    await get('rival', `/grants/${theirGrant}/history`).expect(200);
    await get('rival', `/grants/${theirGrant}/why`).expect(200);
    await get('applicant', `/grants/${ourGrant}/history`).expect(200);
    const stream = streamed(`${running.url}${base}/events/stream`, tokens.rival);
    await stream.until(await headNumber());
    stream.close();
    expect(stream.text()).toMatch(/Antrag-B/);
  });
});
