import { CommandLine } from './command-line.js';

/** The story of the demo, as a stranger finds it in the ledger: asked with the commands that everybody has. */
const planbuch = new CommandLine();
const data = planbuch.path('data');
const musterstadt = ['--ledger', 'musterstadt', '--data', data];

interface Event {
  readonly number: number;
  readonly type: string;
  readonly actor: string;
  readonly role: string;
  readonly tags: readonly string[];
  readonly recordedAt: string;
}

interface Link {
  readonly role: string;
  readonly summary: string;
  readonly events: readonly { readonly number: number; readonly actor: string; readonly role: string }[];
}

interface Grant {
  readonly id: string;
  readonly purpose: string;
  readonly state: string;
  readonly cycleId: string | null;
}

let events: Event[];
let grants: Grant[];

beforeAll(async () => {
  await planbuch.run(['demo', '--check', '--keep', '--data', data]);
  events = (await planbuch.json(['replay', ...musterstadt])).document;
  grants = (await planbuch.json(['list', 'grants', ...musterstadt])).document.rows;
}, 60_000);

afterAll(() => planbuch.remove());

function grantFor(purpose: string): Grant {
  const found = grants.find((each) => each.purpose === purpose);
  if (!found) throw new Error(`nobody applied for ${purpose}`);
  return found;
}

async function why(purpose: string, ...words: string[]) {
  const { document } = await planbuch.json(['why', grantFor(purpose).id, ...musterstadt, ...words]);
  return document as {
    readonly chain: Link[];
    readonly gaps: { readonly code: string; readonly owedBy: string }[];
  };
}

it('is told by seven roles and as many persons, in the order in which it happened', () => {
  const roles = new Set(events.map(({ role }) => role));
  const persons = new Set(events.map(({ actor }) => actor).filter((actor) => actor.startsWith('person:')));
  expect([...roles].sort()).toEqual([
    'administrator',
    'cash-office',
    'council-office',
    'planning',
    'provider',
    'steering-group-office',
    'treasury',
  ]);
  expect(persons.size).toBeGreaterThanOrEqual(7);
  const times = events.map(({ recordedAt }) => recordedAt);
  expect(times).toEqual(times.toSorted());
  expect([times[0]?.slice(0, 4), times.at(-1)?.slice(0, 4)]).toEqual(['2023', '2026']);
});

it('leaves the money of every payment to different people', () => {
  const actorsOf = (type: string) => new Set(events.filter((each) => each.type === type).map(({ actor }) => actor)); // prettier-ignore
  const hands = ['drawdown-requested', 'drawdown-certified', 'payment-ordered', 'payment-booked'].map(
    actorsOf,
  );
  const all = hands.flatMap((actors) => [...actors]);
  expect(hands.every(({ size }) => size > 0)).toBe(true);
  expect(new Set(all).size).toBe(all.length);
});

it('holds a success: from what a mother said to what the children got, without a gap', async () => {
  const { chain, gaps } = await why('Nachmittagstreff Nordstadt');
  const roles = new Set(chain.map(({ role }) => role));
  for (const role of [
    'payment', 'order', 'certification', 'drawdown', 'commitment', 'notice', 'allocation', 'decision', 'recusal',
    'recommendation', 'consensus', 'assessment', 'criterion', 'target', 'need', 'need-evidence', 'proof-of-use', 'examination', 'actual', 'review',
  ]) expect(roles).toContain(role); // prettier-ignore
  const told = chain.map(({ summary }) => summary).join('\n');
  expect(told).toContain('Wenn die Schule aus ist, stehen sie vor dem Supermarkt');
  expect(told).toContain('31 Ja, 4 Nein, 2 Enthaltungen');
  expect(told).toContain('Folge: ausweiten');
  expect(gaps).toEqual([]);
  for (const { events: rests } of chain)
    expect(rests.every(({ number, actor, role }) => number > 0 && actor !== '' && role !== '')).toBe(true);
});

it('knows of the evening of the decision only what was known then', async () => {
  const { chain } = await why('Nachmittagstreff Nordstadt', '--as-of', '2024-02-15T20:00:00Z');
  const roles = chain.map(({ role }) => role);
  expect(roles).toContain('recommendation');
  expect(roles).not.toContain('decision');
  expect(roles).not.toContain('payment');
});

it('shows who owes the account of the night café', async () => {
  const { gaps } = await why('Nachtcafé');
  expect(gaps).toContainEqual(expect.objectContaining({ code: 'proof-of-use', owedBy: 'Träger' }));
});

it('leaves a question open: an objection, no consensus, and another meeting', async () => {
  const { chain, gaps } = await why('Nachttreff im Jugendhaus');
  expect(chain.map(({ summary }) => summary).join('\n')).toContain('R-Eigene-Sache-2 widerspricht');
  expect(gaps.map(({ code }) => code)).toEqual(['recommendation', 'decision']);
  expect(events.at(-1)).toMatchObject({ type: 'meeting-convened' });
});

it('has forgotten a person, and what the person did is still there', () => {
  const erased = events.filter(({ type }) => type === 'personal-data-erased');
  const [person = ''] = erased.flatMap(({ tags }) => tags.filter((tag) => tag.startsWith('person:')));
  const positions = events.filter(({ type, tags }) => type === 'position-taken' && tags.includes(person));
  expect([erased.length, positions.length]).toEqual([1, 2]);
});
