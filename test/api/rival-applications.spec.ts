import { runningPlanbuch } from './running-planbuch.js';
import type { Running } from './running-planbuch.js';
import { streamed } from './event-source.js';
import { base, questionsAbout, rivalApplications, today } from './rival-town.js';
import type { RivalApplications } from './rival-town.js';

let running: Running;
let there: RivalApplications;

const headNumber = async () => (await running.planbuch.store.head('musterstadt')).number;

beforeAll(async () => {
  running = await runningPlanbuch();
  there = await rivalApplications(running);
});

afterAll(() => running.close());

const get = (who: keyof RivalApplications['tokens'], path: string) =>
  running.as(there.tokens[who]).get(base + path);

it('A provider applies for its own organisation and no other', async () => {
  const { status, body: problem } = await running
    .as(there.tokens.rival)
    .post(`${base}/acts/apply-for-grant`)
    .send({ ...there.application, applicantId: there.theirs });
  expect({ status, code: problem.code }).toEqual({ status: 403, code: 'applicant-of-another' });
});

describe('A rival application (R22)', () => {
  it('is in no answer that a competitor gets, as of any number, as JSON or CSV', async () => {
    const before = await headNumber();
    for (const path of questionsAbout(there)) {
      const { status, text } = await get('rival', path);
      expect({ path, status }).toEqual({ path, status: 200 });
      expect(text).not.toMatch(/Antrag-B/);
      expect(text).not.toContain(there.theirGrant);
    }
    for (const path of ['/grants', `/grants?asOf=${before}`])
      expect((await get('rival', path).set('Accept', 'text/csv')).text).not.toMatch(/Antrag-B/);
    for (const path of ['', '/history', '/why'])
      await get('rival', `/grants/${there.theirGrant}${path}`).expect(404);
    const { body: own } = await get('rival', '/grants');
    expect(own.rows.map(({ id }: { id: string }) => id)).toEqual([there.ourGrant]);
  });

  it('is open to applicant and partner', async () => {
    for (const who of ['applicant', 'partner'] as const) {
      for (const path of ['', '/history', '/why'])
        await get(who, `/grants/${there.theirGrant}${path}`).expect(200);
      const { body: own } = await get(who, '/grants');
      expect(own.rows.map(({ id }: { id: string }) => id)).toEqual([there.theirGrant]);
      expect((await get(who, '/events?type=grant-applied-for')).body.events).toHaveLength(1);
    }
  });

  it('stays closed to competitors until its call is closed and the last application in it is decided', async () => {
    const decide = (grantId: string, wording: string) =>
      there.act('record-decision', {
        bodyId: there.body,
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
    await decide(there.theirGrant, 'Antrag-B wird abgelehnt.');
    const decision = await headNumber();
    await running.caughtUp();
    expect((await get('rival', '/decisions')).text).not.toMatch(/Antrag-B/);
    expect((await get('applicant', '/decisions')).body.rows).toEqual([]);
    await get('rival', `/events/${String(decision)}`).expect(404);
    await get('rival', `/grants/${there.theirGrant}/history`).expect(404);

    await there.act('close-call', { callId: there.call });
    await running.caughtUp();
    await get('rival', `/events/${String(decision)}`).expect(404);
    await get('applicant', `/grants/${there.ourGrant}/history`).expect(404);

    await decide(there.ourGrant, 'Antrag-A wird abgelehnt.');
    await running.caughtUp();
    await get('rival', `/events/${String(decision)}`).expect(200);
    await get('rival', `/grants/${there.theirGrant}/history`).expect(200);
    await get('rival', `/grants/${there.theirGrant}/why`).expect(200);
    await get('applicant', `/grants/${there.ourGrant}/history`).expect(200);
    const stream = streamed(`${running.url}${base}/events/stream`, there.tokens.rival);
    await stream.until(await headNumber());
    stream.close();
    expect(stream.text()).toMatch(/Antrag-B/);
  });
});
