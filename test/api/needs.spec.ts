import { runningPlanbuch } from './running-planbuch.js';
import type { Running } from './running-planbuch.js';

let running: Running;
const acts = '/v1/ledgers/musterstadt/acts';

beforeAll(async () => {
  running = await runningPlanbuch();
  await running.ledger('musterstadt');
});

afterAll(() => running.close());

/** The id of what an act brought into being. */
const created = async (act: string, input: object): Promise<string> => {
  const { body } = await running.as().post(`${acts}/${act}`).send(input).expect(201);
  const [{ subject }] = body.events as [{ subject: string }];
  return subject.slice(subject.indexOf(':') + 1);
};
const need = {
  title: 'Ganztagsplätze in der Nordstadt',
  description: 'Am Nachmittag fehlen Plätze.',
  kind: 'new',
  reportedBy: { sector: 'concerned' },
};

describe('A need over HTTP', () => {
  it('is graded only with a reason, and with evidence or a document that is given with the act', async () => {
    const needId = await created('identify-need', need);
    const grade = (more: object) =>
      running
        .as()
        .post(`${acts}/assess-need`)
        .send({ needId, urgency: 'high', ...more });
    const reason = 'Die Wartelisten sind lang.';
    const document = { title: 'Wartelisten', sha256: 'a'.repeat(64), mediaType: 'application/pdf' };

    expect((await grade({ evidence: [document] }).expect(409)).body).toMatchObject({
      code: 'reason-missing',
    });
    for (const evidence of [undefined, []]) {
      expect((await grade({ reason, evidence }).expect(409)).body).toMatchObject({
        code: 'evidence-missing',
      });
    }
    await grade({ reason, evidence: [document] }).expect(201);
  });

  it('belongs to goals that the ledger knows', async () => {
    const goalId = await created('adopt-goal', { title: 'Teilhabe für alle' });
    await running
      .as()
      .post(`${acts}/identify-need`)
      .send({ ...need, goalIds: [goalId] })
      .expect(201);
    const unknown = await running
      .as()
      .post(`${acts}/identify-need`)
      .send({ ...need, goalIds: ['00000000-0000-7000-8000-000000000001'] })
      .expect(409);
    expect(unknown.body).toMatchObject({ code: 'unknown-id', facts: { field: '/goalIds/0', kind: 'goal' } });
  });
});
