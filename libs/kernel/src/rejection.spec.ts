import { explain } from './rejection.js';

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
});
