import { createHash } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { MAX_UPLOAD_BYTES } from '#jobs';
import { startWorker } from '#worker';
import type { RunningWorker } from '#worker';
import { BUDGET, budgetText, LINES } from '../import/importing-town.js';
import { runningPlanbuch } from './running-planbuch.js';
import type { Running } from './running-planbuch.js';
import { settled } from './settled-job.js';

let running: Running;
let worker: RunningWorker;

beforeAll(async () => {
  running = await runningPlanbuch();
  for (const name of ['musterstadt', 'nachbarstadt']) await running.ledger(name);
  worker = await startWorker(running.planbuch);
});

afterAll(async () => {
  await worker.close();
  await running.close();
});

const imports = '/v1/ledgers/musterstadt/imports';

interface Form {
  readonly text?: string | Buffer;
  readonly fileName?: string;
  readonly profile?: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly token?: string;
  readonly to?: string;
}

/** An upload as a browser sends it. */
function upload({
  text = budgetText(...LINES),
  fileName = 'haushalt.csv',
  profile = BUDGET,
  fields = {},
  token,
  to = imports,
}: Form = {}) {
  const asked = running.as(token).post(to).set('Accept-Language', 'de');
  for (const [name, value] of Object.entries({ kind: 'budget', ...fields })) void asked.field(name, value);
  return asked
    .attach('profile', Buffer.from(profile), 'stadt.yaml')
    .attach('file', Buffer.from(text), fileName);
}

async function uploadsLeft(): Promise<number> {
  const [row] = await running.planbuch.database.query<{ left: number }>(
    'SELECT (SELECT count(*) FROM planbuch.uploads) + (SELECT count(*) FROM planbuch.upload_parts) AS left',
  );
  return row!.left;
}

describe('An uploaded file', () => {
  it('is only looked at in a dry run', async () => {
    const { body } = await upload({ fields: { dryRun: 'true' } }).expect(202);
    const job = await settled(running, body.links.self);
    expect(job).toMatchObject({ state: 'done', result: { dryRun: true, rows: 3, taken: 3, events: 0 } });
    await running.as().get('/v1/ledgers/musterstadt/events/2').expect(404);
  });

  it('is taken over by a worker in the name of who uploaded it, and its link tells what became of it', async () => {
    const { body, headers } = await upload().expect(202);
    const sha256 = createHash('sha256')
      .update(budgetText(...LINES))
      .digest('hex');
    expect(body).toEqual({
      id: expect.any(String),
      state: 'waiting',
      links: { self: `${imports}/${body.id}` },
    });
    expect(headers['location']).toBe(body.links.self);
    const job = await settled(running, body.links.self);
    expect(job).toMatchObject({
      state: 'done',
      attempts: 1,
      asked: { ledger: 'musterstadt', kind: 'budget', dryRun: false, skipRefused: false, sha256 },
      progress: { phase: 'take' },
      result: {
        ledger: 'musterstadt', fileName: 'haushalt.csv', rows: 3, taken: 3, unchanged: 0, refused: [], isTaken: true,
        sha256, totals: { revenueCents: 412_25, expenseCents: expect.any(Number) },
      },
    }); // prettier-ignore
    const { body: page } = await running
      .as()
      .get('/v1/ledgers/musterstadt/events?after=1&limit=1')
      .expect(200);
    const { body: own } = await running.as().get('/v1/ledgers/musterstadt/events/1').expect(200);
    expect(page.events[0]).toMatchObject({ actor: own.actor });
    expect(await uploadsLeft()).toBe(0);
  });

  it('changes nothing when it is uploaded again', async () => {
    const { body } = await upload().expect(202);
    expect(await settled(running, body.links.self)).toMatchObject({
      state: 'done',
      result: { rows: 3, taken: 0, unchanged: 3, events: 0, isTaken: true },
    });
  });

  it('with refused rows is not taken and names each of them; with skipRefused the others are taken', async () => {
    const text = budgetText('41.1;531800;Gut;;1,00;', '41.1;531900;Kein Betrag;;x;');
    const first = await upload({ text }).expect(202);
    const refused = { line: 3, column: '2026', value: 'x', reason: expect.stringContaining('keine Zahl') };
    expect(await settled(running, first.body.links.self)).toMatchObject({
      state: 'done',
      result: { isTaken: false, taken: 0, refusedRows: 1, refused: [refused] },
    });
    const second = await upload({ text, fields: { skipRefused: 'true' } }).expect(202);
    const job = await settled(running, second.body.links.self);
    expect(job).toMatchObject({ result: { isTaken: true, taken: 1, refusedRows: 1, refused: [refused] } });
    expect(job.result).not.toHaveProperty('refusedFile');
  });

  it('that is no such file is refused for good, with the reason', async () => {
    const { body } = await upload({ text: 'a;b\n1;2\n' }).expect(202);
    expect(await settled(running, body.links.self)).toMatchObject({
      state: 'refused',
      attempts: 1,
      problem: { code: 'file-columns-missing', title: expect.stringContaining('Spalte') },
    });
    expect(await uploadsLeft()).toBe(0);
  });

  it('may have a name that leads elsewhere; it stays a name', async () => {
    const { body } = await upload({ fileName: '../../etc/passwd', fields: { dryRun: 'true' } }).expect(202);
    expect(await settled(running, body.links.self)).toMatchObject({
      state: 'done',
      result: { fileName: 'passwd' },
    });
  });
});

describe('An upload is refused before anything is kept of it', () => {
  it.each<[string, Form, string, object]>([
    ['another kind than its profile', { fields: { kind: 'grants' } }, '/profile', {}],
    ['no kind there is', { fields: { kind: 'oparl' } }, '/kind', {}],
    ['a field nobody knows', { fields: { dryrun: 'true' } }, '/dryrun', {}],
    ['a flag that is none', { fields: { dryRun: 'ja' } }, '/dryRun', {}],
    ['a profile that is none', { profile: 'name: x\n' }, '/profile/kind', {}],
  ])('with %s', async (_what, form, path) => {
    const { body } = await upload(form).expect(400);
    expect(body.code).toBe('input-invalid');
    expect(body.fields.map((field: { path: string }) => field.path)).toContain(path);
    expect(await uploadsLeft()).toBe(0);
  });

  it('with the path of a file of this machine in place of a profile', async () => {
    const { body } = await running.as().post(imports).field('kind', 'budget').field('profile', '/etc/passwd')
      .attach('file', Buffer.from('x'), 'x.csv').expect(400); // prettier-ignore
    expect(body.fields).toEqual([{ path: '/profile', expected: expect.stringContaining('hamburg-titel') }]);
  });

  it('without a file, as JSON, or as a broken form', async () => {
    const { body } = await running
      .as()
      .post(imports)
      .field('kind', 'budget')
      .field('profile', 'kiel-2017')
      .expect(400);
    expect(body.fields).toEqual([{ path: '/file', expected: 'die Datei' }]);
    await running.as().post(imports).send({ kind: 'budget' }).expect(415);
    const broken = await running
      .as()
      .post(imports)
      .set('Content-Type', 'multipart/form-data; boundary=x')
      .send('--x\r\nno')
      .expect(400);
    expect(broken.body.code).toBe('form-malformed');
  });

  it('by a token that may not, in the ledger of another, or in none that there is', async () => {
    const foreign = await running.token({ ledger: 'nachbarstadt' });
    expect((await upload({ token: foreign }).expect(403)).body.code).toBe('other-ledger');
    const reader = await running.token({ roles: ['reader'] });
    expect((await upload({ token: reader }).expect(403)).body.code).toBe('role-missing');
    // Works on cases, but budgets are not hers.
    const office = await running.token({ roles: ['steering-group-office'] });
    expect((await upload({ token: office }).expect(403)).body.code).toBe('role-missing');
    await upload({ to: '/v1/ledgers/nirgends/imports' }).expect(404);
    await running.as('pb_wrong').post(imports).expect(401);
    expect(await uploadsLeft()).toBe(0);
  });

  it('that is larger than a file may be', async () => {
    const { body } = await upload({ text: Buffer.alloc(MAX_UPLOAD_BYTES + 1, 'x') }).expect(413);
    expect(body).toMatchObject({ code: 'body-too-large', detail: expect.stringContaining('64 MiB') });
    expect(await uploadsLeft()).toBe(0);
  }, 60_000);

  it('that breaks off', async () => {
    const sent = httpRequest(`${running.url}${imports}`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${running.administrator}`,
        'Content-Type': 'multipart/form-data; boundary=x',
        'Content-Length': 1_000_000,
      },
    });
    sent.on('error', () => undefined);
    sent.write(
      `--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n${'x'.repeat(400_000)}`,
    );
    await until(async () => (await uploadsLeft()) > 1);
    sent.destroy();
    await until(async () => (await uploadsLeft()) === 0);
  });
});

async function until(holds: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 5_000;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error('it did not come to that within 5 s');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('The rights of who uploaded', () => {
  it('are those of the moment in which the file is taken over', async () => {
    await worker.close();
    const { secret, record } = await running.planbuch.tokens.create({
      name: 'clerk',
      roles: ['administrator'],
    });
    const { body } = await upload({ token: secret, text: budgetText('51.1;531800;Spät;;1,00;') }).expect(202);
    await running.planbuch.tokens.revoke(record.id);
    worker = await startWorker(running.planbuch);
    expect(await settled(running, body.links.self)).toMatchObject({
      state: 'refused',
      problem: { code: 'token-revoked' },
    });
  });
});
