import { act } from './act.js';
import type { ActContext } from './act.js';
import { deciding } from './deciding.js';
import { event } from './event.js';
import { Flag } from './fields.js';
import { model } from './model.js';
import { vocabulary } from './vocabulary.js';

class Counting {
  @Flag() twice!: boolean;
}
const label = { de: 'Gezählt', en: 'Counted' };
const counted = event('meeting-counted', 1, Counting, { label, subject: 'meeting' });
const countOf = (name: string) =>
  model(name, 'meeting', { initial: 0, on: (when) => [when(counted, (count) => count + 1)] });
const [first, second] = [countOf('first'), countOf('second')];

/** Reads a second model of the same meeting where it is told to, and has it loaded in any case. */
const count = act('count-meeting', Counting, {
  label,
  makes: [counted],
  example: { twice: true },
  reads: () => ({ once: first.of('a') }),
  readsAhead: () => [second.of('a')],
  thenReads: (_, { twice }) => ({ again: twice ? second.of('a') : undefined }),
  decide: ({ once, again }, input) => counted.of(`${String(once)}-${String(again)}`, input),
});

const context: ActContext = {
  ledger: 'musterstadt',
  id: 'a',
  now: '2027-03-15T12:00:00.000Z',
  today: '2027-03-15',
  effectiveOn: '2027-03-15',
  actor: 'operator:test',
  role: 'planning',
  roles: ['planning'],
  reasoned: false,
  documented: false,
};

const run = (twice: boolean) => deciding(count, vocabulary([{ act: count, by: [] }]), { twice }, context);

it('loads with the first round what the second one will ask of the same tag', () => {
  const steps = run(true);
  expect(steps.next().value).toEqual([first.of('a'), second.of('a')]);
  expect(steps.next([1, 2]).value).toEqual([second.of('a')]);
  expect(steps.next([2]).value).toMatchObject({
    decision: { subject: 'meeting:1-2' },
    conditional: [first.of('a'), second.of('a')],
  });
});

it('leaves out of the condition what was loaded ahead and not asked for', () => {
  const steps = run(false);
  steps.next();
  expect(steps.next([1, 2]).value).toEqual([]);
  expect(steps.next([]).value).toMatchObject({
    decision: { subject: 'meeting:1-undefined' },
    conditional: [first.of('a')],
  });
});
