import type { Happened } from '#kernel/testing';
import { decisionRecorded } from '#planning';
import { explainGrant } from './explain.js';
import { knownAfter } from '../testing/known-after.js';
import { before, idsOf, wayOf } from '../testing/traced-town.js';

const { grant } = idsOf(1);

function overTwoYears(event: Happened): Happened {
  if (event.type !== decisionRecorded.type) return event;
  const years = [
    { year: 2027, amountCents: 300_00 },
    { year: 2028, amountCents: 200_00 },
  ];
  return { ...event, data: { ...event.data, outcomes: [{ subject: `grant:${grant}`, years }] } };
}

it('A decision that names years and no sum is told with what they come to', async () => {
  const asked = { subject: `grant:${grant}`, place: 'grant' } as const;
  const { chain } = explainGrant(await knownAfter(asked, ...before, ...wayOf(1).map(overTwoYears)));
  expect(chain.find(({ role }) => role === 'decision')?.summary).toContain('beschlossen, 500,00 €, 9 Ja');
});
