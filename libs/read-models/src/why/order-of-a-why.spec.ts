import type { Happened } from '#kernel/testing';
import { grantAppliedFor, interestDeclared } from '#planning';
import { explainGrant } from './explain.js';
import { knownAfter } from '../testing/known-after.js';
import { before, idsOf, town, wayOf } from '../testing/traced-town.js';

const asked = { subject: `grant:${idsOf(1).grant}`, place: 'grant' } as const;

/** More than ten, so that their places are not in the order of their digits. */
const partners = Array.from({ length: 12 }, (_, index) => idsOf(20 - index).grant);

const alsoLinked = interestDeclared.of(town.conflicted, {
  personId: town.conflicted,
  organisationId: town.provider,
  link: 'supervisory',
  secondedByMunicipality: false,
  from: '2020-01-01',
});

function withPartners(event: Happened): Happened {
  if (event.type !== grantAppliedFor.type) return event;
  return {
    ...event,
    data: { ...event.data, partners: partners.map((organisationId) => ({ organisationId })) },
  };
}

it.each([
  ['as the events name them', false],
  ['the other way round', true],
])(
  'tells what belongs together in the order of the events, read %s, and what one event names in its own',
  async (_, isReversed) => {
    const events = [...before, alsoLinked, ...wayOf(1).map(withPartners)];
    const { chain } = explainGrant(await knownAfter({ ...asked, isReversed }, ...events));
    expect(chain.filter(({ role }) => role === 'partner').map(({ tag }) => tag)).toEqual(
      partners.map((id) => `organisation:${id}`),
    );
    expect(chain.find(({ role }) => role === 'recusal')?.summary).toContain(
      'im Vorstand oder in der Geschäftsführung: Träger A, im Aufsichtsorgan: Träger A',
    );
  },
);
