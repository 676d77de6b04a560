import { validate } from '#kernel';
import { noon, stories } from '#kernel/testing';
import { planning } from '../acts.js';
import { adoptGuideline } from './adopt-guideline.act.js';
import type { Guideline } from './guideline-adopted.event.js';

const given = stories(planning);
const id = '00000000-0000-7000-8000-000000000001';
const guideline: Guideline = {
  version: 3,
  title: 'Richtlinie zur Förderung sozialer Projekte',
  validFrom: '2028-01-01',
  kinds: ['project', 'lump-sum'],
  startRule: 'before-notice',
  pettyLimitCents: 5_000_00,
  proofKinds: ['regular'],
  proofDueMonths: 6,
  appealDays: 30,
  orderBeforeFinal: false,
  finalSharePermille: 1000,
  reviewRequired: true,
};
const faults = (more: object): string[] => {
  const result = validate(adoptGuideline.input, { ...guideline, ...more });
  return result.ok ? [] : result.faults.map(({ path }) => path);
};

describe('adopt-guideline', () => {
  it('adopts a version, tagged with the guideline and with the version', () => {
    given()
      .when(adoptGuideline, guideline, { id })
      .then({
        type: 'guideline-adopted',
        version: 1,
        subject: `guideline:${id}`,
        tags: [`guideline:${id}`, `guideline:${id}.v3`],
        data: guideline,
      });
  });

  it('may be adopted before the day from which it applies', () => {
    given()
      .when(adoptGuideline, guideline, { ...noon, effectiveOn: '2028-01-01' })
      .events();
  });

  it('takes shares up to the whole and none beyond, amounts from zero on, and at least one kind', () => {
    expect(faults({ finalSharePermille: 0, pettyLimitCents: 0 })).toEqual([]);
    expect(
      faults({ version: 0, finalSharePermille: 1001, pettyLimitCents: -1, kinds: [], proofKinds: ['x'] }),
    ).toEqual(['/version', '/kinds', '/pettyLimitCents', '/proofKinds', '/finalSharePermille']);
  });

  it('refuses a decision that the ledger does not know', () => {
    given()
      .when(adoptGuideline, { ...guideline, decisionId: id })
      .thenRefused('unknown-id', { field: '/decisionId', kind: 'decision', id });
  });
});
