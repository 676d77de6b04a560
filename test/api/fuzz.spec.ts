import fc from 'fast-check';
import { actSchema } from '#kernel';
import { planning } from '#planning';
import { bodiesOf, mutatedBodiesOf } from './act-bodies.js';
import { runningPlanbuch } from './running-planbuch.js';
import type { Running } from './running-planbuch.js';

/** Enough that every field of every act is hit by every strange value in a few runs; a fixed seed shows a fault again. */
const RUNS = 20;
const SEED = 20_270_315;

let running: Running;
let ids: string[] = [];

beforeAll(async () => {
  running = await runningPlanbuch();
  await running.ledger('musterstadt');
  const { act } = running;
  ids = [
    await act('musterstadt', 'register-organisation', { name: 'Träger A', kind: 'organisation' }),
    await act('musterstadt', 'register-person', { pseudonym: 'P-1', name: 'Erika Mustermann' }),
  ];
});

afterAll(() => running.close());

interface Answer {
  readonly status: number;
  readonly body: {
    readonly code?: string;
    readonly number?: number;
    readonly fields?: readonly { path: string }[];
  };
}

async function send(act: string, json: string): Promise<Answer> {
  const response = await fetch(`${running.url}/v1/ledgers/musterstadt/acts/${act}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${running.administrator}`, 'content-type': 'application/json' },
    body: json,
  });
  return { status: response.status, body: (await response.json()) as Answer['body'] };
}

const head = async (): Promise<number> => (await running.planbuch.store.head('musterstadt')).number;

/** Every answer is a success or a named refusal; a refused act leaves no trace and no number. */
async function answersProperly(act: string, json: string): Promise<number> {
  const before = await head();
  const { status, body } = await send(act, json);
  const after = await head();
  if (status === 201) expect(body.number).toBe(after);
  else expect({ act, json, status, before, after }).toEqual({ act, json, status, before, after: before });
  expect([200, 201, 400, 403, 404, 409, 413, 422]).toContain(status);
  if (status >= 400) expect(body.code).toMatch(/^[a-z]+(-[a-z]+)*$/);
  return status;
}

describe.each([...planning.acts.keys()])('%s', (name) => {
  const { act } = planning.acts.get(name)!;
  const schema = actSchema(act);

  it('takes or refuses by a rule whatever its schema allows', async () => {
    await fc.assert(
      fc.asyncProperty(bodiesOf(schema, ids), async (body) => {
        expect(await answersProperly(name, JSON.stringify(body))).not.toBe(400);
      }),
      { numRuns: RUNS, seed: SEED },
    );
  });

  it('refuses what its schema does not allow, and never breaks', async () => {
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(mutatedBodiesOf(schema, ids), async (json) => {
        if ((await answersProperly(name, json)) >= 400) refused += 1;
      }),
      { numRuns: RUNS, seed: SEED },
    );
    expect(refused).toBeGreaterThan(RUNS / 3);
  });
});
