import { registerTable } from './register-table.js';

const grant = (externalNo: string, more: object = {}) => ({
  id: '01943fc7-1937-7000-8000-041aace5c978',
  since: 142,
  externalNo,
  state: 'taken-over',
  purpose: `Zweck von ${externalNo}`,
  amountCents: 2_400_000,
  year: 2026,
  sourceSha256: 'a'.repeat(64),
  correctedBy: null,
  ...more,
});

describe('a register as a table', () => {
  const rows = [grant('Z-001'), grant('Z-002', { amountCents: -50, year: 2025 })];

  it('shows titles, euros and days in the language of the reader', () => {
    const { text } = registerTable('grants', rows, 'de', 200);
    const [head, first, second] = text.split('\n');
    expect(head).toMatch(/^Nummer\s+Stand\s+Zweck\s+Betrag\s+Haushaltsjahr/);
    expect(first).toMatch(/^Z-001\s+taken-over\s+Zweck von Z-001\s+24\.000,00 €\s+2026/);
    expect(second).toContain('-0,50 €');
  });

  it('leaves out what nobody knows, and on a narrow screen what says least', () => {
    const wide = registerTable('grants', rows, 'en', 200);
    expect(wide.text).not.toMatch(/corrected/i);
    const { text, omitted } = registerTable('grants', rows, 'en', 50);
    expect(text.split('\n').every((line) => line.length <= 50)).toBe(true);
    expect(text).toContain('€24,000.00');
    expect(text).not.toContain('aaaa');
    expect(omitted).toBeGreaterThan(1);
  });

  it('shows by what the next command is told which row is meant, however narrow the screen', () => {
    const id = '01943fc7-1937-7000-8000-041aace5c978';
    const mixed = [grant('Z-001'), { ...grant('Z-002'), externalNo: null }];
    const { text } = registerTable('grants', mixed, 'de', 80);
    expect(text.split('\n').every((line) => line.length <= 80)).toBe(true);
    expect(text.split('\n')[2]).toMatch(new RegExp(`${id}$`));
    expect(registerTable('grants', rows, 'de', 80).text).not.toContain(id);
  });

  it('shows a register it does not know, as a newer api may have one', () => {
    const { text } = registerTable(
      'castles',
      [{ id: 'x', towers: 3, moat: true, lords: [{ name: 'A' }] }],
      'de',
      200,
    );
    expect(text).toMatch(/id\s+towers\s+moat\s+lords\nx\s+3\s+ja\s+\[\{"name":"A"\}\]/);
  });
});
