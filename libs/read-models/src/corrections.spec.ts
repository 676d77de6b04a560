import type { DecidedEvent, ReadModel } from '#kernel';
import { rowsAfter } from '#kernel/testing';
import {
  catalogueAdopted,
  eventCorrected,
  evidenceAdded,
  goalAdopted,
  guidelineAdopted,
  measureProposed,
  targetsAgreed,
} from '#planning';
import { catalogues } from './catalogues/catalogues.read-model.js';
import { evidence } from './evidence/evidence.read-model.js';
import { goals } from './goals/goals.read-model.js';
import { guidelines } from './guidelines/guidelines.read-model.js';
import { measures } from './measures/measures.read-model.js';
import { targets } from './targets/targets.read-model.js';

const id = '00000000-0000-7000-8000-000000000001';
const other = '00000000-0000-7000-8000-000000000002';
const document = { title: 'Bericht', sha256: 'a'.repeat(64), mediaType: 'application/pdf' };
const indicator = {
  code: 'kinder',
  measure: 'unit' as const,
  ascending: true,
  unit: 'Kinder',
  source: 'Listen',
  baseline: { status: 'due' as const, dueOn: '2027-06-30' },
  periods: [{ start: '2027-01-01', end: '2027-12-31', target: '40' }],
};

/** Registers of what one event says, with what they show of it. */
const registers: [ReadModel, DecidedEvent, object][] = [
  [
    goals,
    goalAdopted.of(id, { title: 'Teilhabe', parentId: other, outlineNo: '1.1', level: 2 }),
    { title: 'Teilhabe', parentId: other, outlineNo: '1.1', level: 2, source: null, adoptedOn: '2027-03-15' },
  ],
  [
    guidelines,
    guidelineAdopted.of(id, {
      version: 2,
      title: 'Richtlinie',
      validFrom: '2027-01-01',
      kinds: ['project'],
      startRule: 'none',
      pettyLimitCents: 100_00,
      proofKinds: ['simple'],
      proofDueMonths: 6,
      appealDays: 30,
      orderBeforeFinal: false,
      finalSharePermille: 100,
      reviewRequired: true,
    }),
    { version: 2, validFrom: '2027-01-01', kinds: ['project'], pettyLimitCents: 100_00, decisionId: null },
  ],
  [
    evidence,
    evidenceAdded.of(id, { needId: other, document }),
    { needId: other, kind: 'document', title: 'Bericht', sha256: 'a'.repeat(64), value: null, finding: null },
  ],
  [
    catalogues,
    catalogueAdopted.of(id, { title: 'Kriterien', cycleId: other, criterionVersionIds: [`${other}.v1`] }),
    { cycleId: other, criterionVersionIds: [`${other}.v1`], adoptedBy: 1, adoptedOn: '2027-03-15' },
  ],
  [
    measures,
    measureProposed.of(id, { title: 'Betreuung', description: 'Am Nachmittag', needIds: [other] }),
    { title: 'Betreuung', needIds: [other], goalIds: [], provision: null },
  ],
  [
    targets,
    targetsAgreed.of(id, {
      version: 1,
      needIds: [other],
      goalIds: [other],
      measureId: other,
      results: [{ level: 3, statement: 'Angenommen', indicators: [indicator] }],
      plan: { who: 'Träger', how: 'Zählung', dueOn: '2028-01-31' },
    }),
    { version: 1, measureId: other, indicatorCodes: ['kinder'], measuredUntil: '2028-01-31' },
  ],
];

describe('a register of what one event says', () => {
  it.each(registers.map(([model, event, row]) => [model.name, model, event, row] as const))(
    'shows %s, and marks what was corrected',
    (_, model, event, row) => {
      const corrected = eventCorrected.of('1', {
        eventNumber: 1,
        eventType: event.type,
        eventSubject: event.subject,
        eventTags: [...event.tags],
      });
      expect(rowsAfter(model, event).get(id)).toMatchObject({ ...row, correctedBy: null });
      expect(rowsAfter(model, event, corrected).get(id)).toMatchObject({ ...row, correctedBy: 2 });
    },
  );

  it.each(registers.map(([model, event]) => [model.name, model, event] as const))(
    'has for %s exactly the columns it declares',
    (_, model, event) => {
      const row = rowsAfter(model, event).get(id);
      expect(Object.keys(row ?? {}).sort()).toEqual(Object.keys(model.columns).sort());
    },
  );
});

describe('the register of evidence', () => {
  it('tells values of indicators and qualitative findings apart', () => {
    const indicatorValue = {
      indicator: 'Kinder mit Bürgergeld',
      value: '28.4',
      unit: 'Prozent',
      source: 'BA',
      observedOn: '2026-12-31',
      numerator: '284',
      denominator: '1000',
    };
    expect(
      rowsAfter(evidence, evidenceAdded.of(id, { needId: other, indicatorValue })).get(id),
    ).toMatchObject({
      kind: 'indicator-value',
      title: 'Kinder mit Bürgergeld',
      value: '28.4',
      numerator: '284',
    });
    expect(evidence.columns.numerator).toMatchObject({ publicity: 'internal' });
    const finding = { text: 'Wartelisten', method: 'Befragung', foundOn: '2027-02-01' };
    expect(rowsAfter(evidence, evidenceAdded.of(id, { needId: other, finding })).get(id)).toMatchObject({
      kind: 'qualitative-finding',
      finding: 'Wartelisten',
      source: 'Befragung',
      observedOn: '2027-02-01',
    });
  });
});
