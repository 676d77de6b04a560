import { explain } from './rejection.js';
import type { Facts } from './rejection.js';

describe('the sentence of a refusal', () => {
  const text = {
    status: 409,
    title: { de: 'Zu wenig', en: 'Too little' },
    detail: {
      de: 'Frei: {leftCents}, Jahr {year}, {unknown}.',
      en: 'Left: {leftCents}, year {year}, {unknown}.',
    },
  } as const;

  it('holds its facts, amounts in euros, and shows a hole nobody filled', () => {
    const facts = { leftCents: -1_234_56, year: 2027 };
    expect(explain(text, { code: 'any', facts, restsOn: [] })).toEqual({
      de: 'Frei: -1.234,56 €, Jahr 2027, {unknown}.',
      en: 'Left: -€1,234.56, year 2027, {unknown}.',
    });
  });

  it('reads lists with gaps between, codes in words, and leaves out what a missing fact was to say', () => {
    const detail = '{days}: {link}[ at {organisation}].';
    const spoken = {
      ...text,
      detail: { de: detail, en: detail },
      words: { link: { board: { de: 'im Vorstand', en: 'on the board' } } },
    };
    const facts = { days: ['2027-01-31', '2027-02-28'], link: 'board' };
    const told = (more: Facts) => explain(spoken, { code: 'any', facts: { ...facts, ...more }, restsOn: [] });
    expect(told({})).toEqual({
      de: '2027-01-31, 2027-02-28: im Vorstand.',
      en: '2027-01-31, 2027-02-28: on the board.',
    });
    expect(told({ organisation: 'A', link: 'other' }).de).toBe('2027-01-31, 2027-02-28: other at A.');
  });
});
