import { rowsAfter } from '#kernel/testing';
import type { Happened } from '#kernel/testing';
import {
  attendanceRecorded,
  consensusReached,
  consensusSought,
  decisionRecorded,
  eventCorrected,
  interestDeclared,
  meetingConvened,
  memberRecused,
  positionTaken,
  recommendationIssued,
} from '#planning';
import { interests } from '../interests/interests.read-model.js';
import { items } from '../items/items.read-model.js';
import { links } from '../links/links.read-model.js';
import { meetings } from '../meetings/meetings.read-model.js';
import { positions } from '../positions/positions.read-model.js';
import { recommendations } from '../recommendations/recommendations.read-model.js';
import { decisions } from './decisions.read-model.js';

const idOf = (last: number) => `00000000-0000-7000-8000-${String(last).padStart(12, '0')}`;
const [body, meeting, item, person] = [idOf(1), idOf(2), idOf(3), idOf(4)];
const [grant, recommendation, decision, provider] = [idOf(5), idOf(6), idOf(7), idOf(8)];
const about = [`grant:${grant}` as const];
const correctionOf = (number: number, { type, subject, tags }: Happened) =>
  eventCorrected.of(String(number), {
    eventNumber: number,
    eventType: type,
    eventSubject: subject,
    eventTags: [...tags],
  });

const sought = consensusSought.of(item, {
  meetingId: meeting,
  bodyId: body,
  agendaNo: 1,
  kind: 'allocation',
  about,
  title: 'Empfehlung',
});
const reached = consensusReached.of(item, {
  itemId: item,
  kind: 'allocation',
  meetingId: meeting,
  bodyId: body,
  about,
  tallies: [],
});
const issued = recommendationIssued.of(recommendation, {
  itemId: item,
  bodyId: body,
  outcomes: [{ grantId: grant, amountCents: 500_00, outcome: 'recommended' }],
});
const decided = decisionRecorded.of(decision, {
  bodyId: body,
  decidedOn: '2027-03-15',
  outcome: 'adopted',
  basis: 'single',
  recused: [person],
  outcomes: [{ subject: `grant:${grant}`, amountCents: 500_00 }],
  recommendationId: recommendation,
  budgetReservation: false,
  bindsFutureYears: false,
  paper: { reference: 'VO-2027-0117', rawResult: 'einstimmig' },
  wording: 'Der offene Treff wird gefördert.',
  sessionPublic: true,
});

describe('the registers of what bodies do', () => {
  it('show how far an item has come, and go back where a step was a mistake', () => {
    const after = (...events: readonly Happened[]) => rowsAfter(items, ...events).get(item);
    expect(after(sought)).toMatchObject({ state: 'open', about, recommendationId: null });
    expect(after(sought, reached, issued)).toMatchObject({
      state: 'consensus',
      recommendationId: recommendation,
    });
    expect(after(sought, reached, correctionOf(2, reached))).toMatchObject({ state: 'open' });
    expect(after(sought, reached, issued, correctionOf(3, issued))).toMatchObject({ recommendationId: null });
    expect(after(sought, correctionOf(1, sought))).toMatchObject({ correctedBy: 2 });
  });

  it('keep every position and interest as an entry, and mark those that were corrected', () => {
    const taken = positionTaken.of(item, { itemId: item, personId: person, position: 'object' });
    expect(rowsAfter(positions, sought, taken, correctionOf(2, taken)).get('2')).toMatchObject({
      position: 'object',
      statement: null,
      correctedBy: 3,
    });
    const declared = interestDeclared.of(person, {
      personId: person,
      organisationId: provider,
      link: 'board',
      secondedByMunicipality: false,
      from: '2025-01-01',
    });
    expect(rowsAfter(interests, declared).get('1')).toMatchObject({ link: 'board', correctedBy: null });
  });

  it('lose a record of attendance that was a mistake', () => {
    const convened = meetingConvened.of(meeting, {
      bodyId: body,
      heldOn: '2027-03-15',
      agenda: [{ title: 'Empfehlung' }],
    });
    const present = [{ personId: person }];
    const recorded = attendanceRecorded.of(meeting, { meetingId: meeting, present });
    expect(rowsAfter(meetings, convened, recorded).get(meeting)).toMatchObject({
      attendance: [{ number: 2, present }],
    });
    expect(rowsAfter(meetings, convened, recorded, correctionOf(2, recorded)).get(meeting)).toMatchObject({
      attendance: [],
    });
  });

  it('show recommendations and decisions with what they rest on', () => {
    expect(rowsAfter(recommendations, issued).get(recommendation)).toMatchObject({ itemId: item });
    expect(rowsAfter(decisions, decided).get(decision)).toMatchObject({
      recommendationId: recommendation,
      paperReference: 'VO-2027-0117',
      contradicts: [],
    });
  });
});

describe('the links of a decision', () => {
  it('lead over the recommendation to the consensus, who was recused, and the paper', () => {
    const recused = memberRecused.of(item, { itemId: item, personId: person });
    const rows = [...rowsAfter(links, recused, issued, decided).values()];
    expect(rows.map(({ from, kind, to }) => [from, kind, to])).toEqual([
      [`item:${item}`, 'recusal', `person:${person}`],
      [`recommendation:${recommendation}`, 'consensus', `item:${item}`],
      [`recommendation:${recommendation}`, 'body', `body:${body}`],
      [`recommendation:${recommendation}`, 'about', `grant:${grant}`],
      [`decision:${decision}`, 'body', `body:${body}`],
      [`decision:${decision}`, 'recommendation', `recommendation:${recommendation}`],
      [`decision:${decision}`, 'paper', 'paper:VO-2027-0117'],
      [`decision:${decision}`, 'about', `grant:${grant}`],
      [`decision:${decision}`, 'recusal', `person:${person}`],
    ]);
  });
});
