import { startWorker } from '#worker';
import type { RunningWorker } from '#worker';
import { runningPlanbuch } from './running-planbuch.js';
import type { Running } from './running-planbuch.js';
import { settled } from './settled-job.js';

let running: Running;
let worker: RunningWorker;

beforeAll(async () => {
  running = await runningPlanbuch();
  await running.ledger('musterstadt');
  worker = await startWorker(running.planbuch);
});

afterAll(async () => {
  await worker.close();
  await running.close();
});

describe('A verification', () => {
  const verifications = '/v1/ledgers/musterstadt/verifications';

  it('is accepted at once, and its link shows the result', async () => {
    const { body, headers } = await running.as().post(verifications).expect(202);
    expect(headers['location']).toBe(body.links.self);
    const job = await settled(running, body.links.self);
    expect(job).toMatchObject({ state: 'done', attempts: 1, asked: { ledger: 'musterstadt' } });
    expect(job.result).toEqual({
      ok: true,
      ledgers: [{ ledger: 'musterstadt', events: 1, problems: [], problemCount: 0, building: [] }],
    });
  });

  it('is for those who examine, in the ledger of their token', async () => {
    const auditor = await running.token({ roles: ['auditor'], ledger: 'musterstadt' });
    await running.as(auditor).post(verifications).expect(202);
    const planner = await running.token({ roles: ['planning'] });
    const { body } = await running.as(planner).post(verifications).expect(403);
    expect(body).toMatchObject({ code: 'role-missing', roles: ['auditor', 'administrator'] });
    const stranger = await running.token({ roles: ['auditor'], ledger: 'anderswo' });
    await running.as(stranger).post(verifications).expect(403);
    await running.as().post('/v1/ledgers/nirgends/verifications').expect(404);
  });

  it('is found only where it belongs', async () => {
    await running.ledger('nachbarstadt');
    const { body } = await running.as().post(verifications).expect(202);
    await running.as().get(`/v1/ledgers/nachbarstadt/verifications/${body.id}`).expect(404);
    await running.as().get(`${verifications}/00000000-0000-7000-8000-000000000000`).expect(404);
    await running.as().get(`${verifications}/no-id`).expect(404);
  });
});

describe('A rebuild', () => {
  it('builds a read model of all ledgers anew, and says how far it is', async () => {
    const { body } = await running.as().post('/v1/projections/ledger/rebuilds').expect(202);
    const job = await settled(running, body.links.self);
    expect(job).toMatchObject({
      state: 'done',
      result: { name: 'ledger', ledgers: expect.arrayContaining([{ ledger: 'musterstadt', number: 1 }]) },
    });
  });

  it('is the administrator’s; one whose token is for a ledger rebuilds only that one', async () => {
    const own = await running.token({ ledger: 'musterstadt' });
    await running.as(own).post('/v1/projections/ledger/rebuilds').expect(403);
    await running.as(own).post('/v1/projections/ledger/rebuilds?ledger=nachbarstadt').expect(403);
    await running.as(own).post('/v1/projections/ledger/rebuilds?ledger=musterstadt').expect(202);
    const planner = await running.token({ roles: ['planning'] });
    await running.as(planner).post('/v1/projections/ledger/rebuilds').expect(403);
    const { body } = await running.as().post('/v1/projections/no-such/rebuilds').expect(404);
    expect(body.code).toBe('read-model-unknown');
  });
});
