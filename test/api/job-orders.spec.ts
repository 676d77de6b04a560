import { startWorker } from '#worker';
import { BUDGET, budgetText, LINES } from '../import/importing-town.js';
import { runningPlanbuch } from './running-planbuch.js';
import type { Running } from './running-planbuch.js';
import { settled } from './settled-job.js';

let running: Running;

beforeAll(async () => {
  running = await runningPlanbuch();
  for (const name of ['musterstadt', 'nachbarstadt']) await running.ledger(name);
});

afterAll(() => running.close());

const ledger = '/v1/ledgers/musterstadt';

/** Asks for an import while no worker is there; its link. */
async function imported(): Promise<string> {
  const { body } = await running
    .as()
    .post(`${ledger}/imports`)
    .field('kind', 'budget')
    .attach('profile', Buffer.from(BUDGET), 'stadt.yaml')
    .attach('file', Buffer.from(budgetText(...LINES)), 'haushalt.csv')
    .expect(202);
  return String(body.links.self);
}

async function asked(path: string): Promise<string> {
  return String((await running.as().post(path).expect(202)).body.links.self);
}

/** As a job stands that was given up. */
async function given(up: string): Promise<void> {
  await running.planbuch.database.execute(
    `UPDATE planbuch.jobs SET state = 'dead', attempts = 5, ended_at = clock_timestamp() WHERE id::text = $1`,
    [up.slice(up.lastIndexOf('/') + 1)],
  );
}

async function filesLeft(): Promise<number> {
  const [row] = await running.planbuch.database.query<{ left: number }>(
    'SELECT count(*) AS left FROM planbuch.upload_parts',
  );
  return row!.left;
}

describe('Whoever may ask for a job may discard it under its link', () => {
  it('and its file is deleted at once; done twice it is as done once', async () => {
    const self = await imported();
    expect(await filesLeft()).toBe(1);
    for (let time = 0; time < 2; time += 1) {
      const { body } = await running.as().delete(self).expect(200);
      expect(body).toMatchObject({ state: 'discarded', links: { self } });
      expect(await filesLeft()).toBe(0);
    }
    expect((await running.as().get(self).expect(200)).body.state).toBe('discarded');
  });

  it('also one that was given up, of every queue', async () => {
    for (const path of [`${ledger}/verifications`, '/v1/projections/ledger/rebuilds?ledger=musterstadt']) {
      const self = await asked(path);
      await given(self);
      expect((await running.as().delete(self).expect(200)).body.state).toBe('discarded');
    }
  });

  it('but not who may only look at it, nor in another ledger, nor what there is not', async () => {
    const self = await imported();
    // Works on cases, but budgets are not hers.
    const office = await running.token({ roles: ['steering-group-office'] });
    await running.as(office).get(self).expect(200);
    const foreign = await running.token({ ledger: 'nachbarstadt' });
    for (const order of [
      (token: string) => running.as(token).delete(self),
      (token: string) => running.as(token).post(`${self}/retries`),
    ]) {
      expect((await order(office).expect(403)).body.code).toBe('role-missing');
      expect((await order(foreign).expect(403)).body.code).toBe('other-ledger');
    }
    const elsewhere = self.replace('musterstadt', 'nachbarstadt');
    expect((await running.as().delete(elsewhere).expect(404)).body.code).toBe('job-unknown');
    await running.as().post(`${elsewhere}/retries`).expect(404);
    expect((await running.as().get(self)).body.state).toBe('waiting');
    await running.as().delete(self).expect(200);
  });
});

describe('Whoever may ask for a job may have it begun anew once it was given up', () => {
  it('under the same link, with all its attempts', async () => {
    const jobs = [await imported(), await asked(`${ledger}/verifications`)];
    jobs.push(await asked('/v1/projections/ledger/rebuilds?ledger=musterstadt'));
    for (const self of jobs) {
      await given(self);
      const { body, headers } = await running.as().post(`${self}/retries`).expect(202);
      expect([body.state, headers['location']]).toEqual(['waiting', self]);
    }
    const worker = await startWorker(running.planbuch);
    for (const self of jobs)
      expect(await settled(running, self)).toMatchObject({ state: 'done', attempts: 1 });
    await worker.close();
    for (const self of jobs) {
      const retry = await running.as().post(`${self}/retries`).expect(409);
      expect(retry.body).toMatchObject({ code: 'job-not-dead', facts: { state: 'done' } });
      const discard = await running.as().delete(self).expect(409);
      expect(discard.body).toMatchObject({ code: 'job-has-ended', facts: { state: 'done' } });
    }
  });
});
