import type { Happened } from '#kernel/testing';
import { decisionRecorded, deviationExplained, eventCorrected } from '#planning';
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
const correctionOf = (eventNumber: number, { type, subject, tags }: Happened) =>
  eventCorrected.of(String(eventNumber), {
    eventNumber,
    eventType: type,
    eventSubject: subject,
    eventTags: [...tags],
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
    const corrected = correctionOf(events.length, voted);
    expect(explainGrant(await knownAfter(ofGrant, ...events, corrected)).findings).toEqual([]);
  });

  it('is told of a deviation that nobody explained, until that is corrected', async () => {
    const facts = [
      { name: 'decisionId', code: decision },
      { name: 'grantId', code: grant },
    ];
    const unexplained = deviationExplained.of(decision, {
      decisionId: decision,
      grantId: grant,
      kind: 'none-given',
      contradicts: [{ rule: 'R4', code: 'deviation-unexplained', facts, restsOn: [1] }],
    });
    const all = [...before, ...toTheDecision(1), unexplained];
    const { findings, chain } = explainGrant(await knownAfter(ofGrant, ...all));
    expect(findings).toMatchObject([
      { tag: `decision:${decision}`, rule: 'R4', code: 'deviation-unexplained' },
    ]);
    expect(chain.find(({ role }) => role === 'decision')?.summary).toContain(
      'Erklärung der Abweichung von der Empfehlung: keine gegeben',
    );
    const corrected = explainGrant(await knownAfter(ofGrant, ...all, correctionOf(all.length, unexplained)));
    expect(corrected.findings).toEqual([]);
    expect(corrected.chain.find(({ role }) => role === 'decision')?.summary).not.toContain('Abweichung');
  });
});
