import { dayIn } from './wording.js';

describe('days in words', () => {
  it('are German in German and unmistakable in English', () => {
    expect([dayIn('2027-03-09', 'de'), dayIn('2027-03-09', 'en')]).toEqual(['09.03.2027', '2027-03-09']);
  });
});
