import { decisionRecorded, eventCorrected } from '#planning';
import { knownAfter } from '../testing/known-after.js';
import { before, idsOf, toTheDecision, town } from '../testing/traced-town.js';
import { explainGrant, explainSubject } from './explain.js';

const { grant, decision } = idsOf(1);
const ofGrant = { subject: `grant:${grant}`, place: 'grant' } as const;

const voted = decisionRecorded.of(decision, {
  bodyId: town.council,
  decidedOn: '2026-11-01',
  outcome: 'adopted',
  basis: 'single',
  recused: [],
  outcomes: [{ subject: `grant:${grant}` }],
  budgetReservation: false,
  bindsFutureYears: false,
  wording: 'Der Treff wird gefördert.',
  sessionPublic: true,
  contradicts: [
    {
      rule: 'R6',
      code: 'conflict-without-recusal',
      facts: [
        { name: 'personId', code: town.member },
        { name: 'organisationId', code: town.provider },
        { name: 'link', code: 'board' },
        { name: 'as', code: 'rival' },
        { name: 'on', code: '2026-11-01' },
      ],
      restsOn: [1],
    },
  ],
});
const events = [...before, ...toTheDecision(1).slice(0, -1), voted];

describe('what contradicts a rule', () => {
  it('is told of the decision, too, in the trace of the grant and in its own', async () => {
    const { findings } = explainGrant(await knownAfter(ofGrant, ...events));
    expect(findings).toMatchObject([
      { tag: `decision:${decision}`, rule: 'R6', code: 'conflict-without-recusal', restsOn: [1] },
    ]);
    expect(findings[0]?.text).toContain(
      `befangen (im Vorstand oder in der Geschäftsführung bei ${town.provider}, bewirbt sich im selben Aufruf)`,
    );
    const ofDecision = { subject: `decision:${decision}`, place: 'decision' } as const;
    expect(explainSubject(await knownAfter(ofDecision, ...events)).findings).toEqual(findings);
  });

  it('is told no more when it was corrected', async () => {
    const corrected = eventCorrected.of(String(events.length), {
      eventNumber: events.length,
      eventType: voted.type,
      eventSubject: voted.subject,
      eventTags: [...voted.tags],
    });
    expect(explainGrant(await knownAfter(ofGrant, ...events, corrected)).findings).toEqual([]);
  });
});
