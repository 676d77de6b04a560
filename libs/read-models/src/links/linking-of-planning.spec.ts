import type { DecidedEvent } from '#kernel';
import { rowsAfter } from '#kernel/testing';
import {
  actualReported,
  catalogueAdopted,
  criterionAgreed,
  cycleOpened,
  evidenceAdded,
  goalAdopted,
  measureProposed,
  needAssessed,
  needIdentified,
  obligationAssigned,
  obligationExtended,
  obligationFulfilled,
  obligationWaived,
  targetsAgreed,
} from '#planning';
import { links } from './links.read-model.js';

const [goal, need, proof, item, cycle, measure, target, organisation, criterion, parent] = [
  1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
].map((last) => `00000000-0000-7000-8000-${String(last).padStart(12, '0')}`) as [
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
];
const linksOf = (event: DecidedEvent) =>
  [...rowsAfter(links, event).values()].map(({ from, kind, to }) => [from, kind, to]);

describe('the links of planning', () => {
  it('lead from a goal to its parent and from a cycle to its goals', () => {
    expect(linksOf(goalAdopted.of(goal, { title: 'Teilhabe', parentId: parent, level: 2 }))).toEqual([
      [`goal:${goal}`, 'parent', `goal:${parent}`],
    ]);
    const period = { from: '2027-01-01', until: '2028-12-31' };
    expect(linksOf(cycleOpened.of(cycle, { title: 'Z', period, goalIds: [goal] }))).toEqual([
      [`cycle:${cycle}`, 'goal', `goal:${goal}`],
    ]);
  });

  it('lead from an obligation to who owes it, its cycle and its decision', () => {
    const task = {
      title: 'Bericht',
      cycleId: cycle,
      decisionId: item,
      dueOn: '2027-03-31',
      occurrences: ['2027-03-31'],
    };
    const from = `obligation:${target}`;
    const rest = [
      [from, 'cycle', `cycle:${cycle}`],
      [from, 'decision', `decision:${item}`],
    ];
    expect(linksOf(obligationAssigned.of(target, { ...task, organisationId: organisation }))).toEqual([
      [from, 'owed-by', `organisation:${organisation}`],
      ...rest,
    ]);
    expect(linksOf(obligationAssigned.of(target, { ...task, bodyId: parent }))).toEqual([
      [from, 'owed-by', `body:${parent}`],
      ...rest,
    ]);
  });

  it('lead from what is said of an obligation to its cycle', () => {
    const about = { obligationId: target, cycleId: cycle };
    const day = '2027-03-31';
    for (const said of [
      obligationFulfilled.of(target, { ...about, occurrenceOn: day, result: 'Geliefert.' }),
      obligationExtended.of(target, { ...about, occurrenceOn: day, dueOn: '2027-04-30' }),
      obligationWaived.of(target, { ...about, occurrences: [day] }),
    ])
      expect(linksOf(said)).toEqual([[`obligation:${target}`, 'cycle', `cycle:${cycle}`]]);
  });

  it('lead from a need to its cycle, its goals and who raised it', () => {
    const identified = needIdentified.of(need, {
      title: 'Plätze',
      description: 'fehlen',
      kind: 'new',
      cycleId: cycle,
      goalIds: [goal],
      reportedBy: { sector: 'free-nonprofit', organisationId: organisation },
    });
    expect(linksOf(identified)).toEqual([
      [`need:${need}`, 'cycle', `cycle:${cycle}`],
      [`need:${need}`, 'goal', `goal:${goal}`],
      [`need:${need}`, 'reported-by', `organisation:${organisation}`],
    ]);
  });

  it('lead from a need to its evidence, from that to its document, and from a grade to what it rests on', () => {
    const document = { title: 'Bericht', sha256: 'a'.repeat(64), mediaType: 'application/pdf' };
    expect(linksOf(evidenceAdded.of(proof, { needId: need, document }))).toEqual([
      [`need:${need}`, 'evidence', `evidence:${proof}`],
      [`evidence:${proof}`, 'document', `evidence:${'a'.repeat(64)}`],
    ]);
    expect(linksOf(needAssessed.of(need, { needId: need, urgency: 'high', evidenceIds: [proof] }))).toEqual([
      [`need:${need}`, 'assessment', `evidence:${proof}`],
    ]);
  });

  it('lead from a criterion version to the consensus it rests on, and from a catalogue to its versions', () => {
    const agreed = criterionAgreed.of(criterion, {
      criterionId: criterion,
      version: 2,
      title: 'Beteiligung',
      definition: 'Betroffene wirken mit.',
      scale: 'boolean',
      weightPermille: 200,
      mandatory: true,
      knockout: false,
      consensusItemId: item,
      cycleId: cycle,
      validFrom: '2027-07-01',
    });
    const version = `criterion:${criterion}.v2`;
    expect(linksOf(agreed)).toEqual([
      [version, 'version-of', `criterion:${criterion}`],
      [version, 'consensus', `item:${item}`],
      [version, 'cycle', `cycle:${cycle}`],
    ]);
    const adopted = catalogueAdopted.of(proof, {
      title: 'Katalog',
      cycleId: cycle,
      criterionVersionIds: [`${criterion}.v2`],
    });
    expect(linksOf(adopted)).toContainEqual([`catalogue:${proof}`, 'criterion-version', version]);
  });

  it('lead from a measure and its targets to needs and goals, and from an actual to the target version', () => {
    const proposed = measureProposed.of(measure, { title: 'M', description: 'D', needIds: [need] });
    expect(linksOf(proposed)).toEqual([[`measure:${measure}`, 'need', `need:${need}`]]);
    const agreed = targetsAgreed.of(target, {
      version: 1,
      needIds: [need],
      goalIds: [goal],
      measureId: measure,
      results: [],
      plan: { who: 'Träger', how: 'Zählung', dueOn: '2028-01-31' },
    });
    expect(linksOf(agreed)).toEqual([
      [`target:${target}`, 'need', `need:${need}`],
      [`target:${target}`, 'goal', `goal:${goal}`],
      [`target:${target}`, 'measure', `measure:${measure}`],
      [`target:${target}.v1`, 'version-of', `target:${target}`],
    ]);
    const reported = actualReported.of(proof, {
      targetVersionId: `${target}.v1`,
      indicator: 'kinder',
      period: { start: '2027-01-01', end: '2027-12-31' },
      value: '1',
      measuredOn: '2027-03-01',
      reporter: 'operator:story',
    });
    expect(linksOf(reported)).toEqual([[`actual:${proof}`, 'target-version', `target:${target}.v1`]]);
  });
});
