import { scanFile } from '../scan-file.js';
import { MadeUpFiles, budgetProfile, grantsProfile } from '../testing.js';
import { tryProfile } from '../try-profile.js';

const files = new MadeUpFiles();
afterAll(() => files.remove());

const HEADER = 'product;account;amount\n';
const small = budgetProfile();

async function refusalsOf(profile: Parameters<typeof scanFile>[0], text: string) {
  const { refusals } = await scanFile(profile, files.text(text));
  return refusals.map(
    ({ line, column, value, reason }) => `${String(line)} ${column} ${JSON.stringify(value)} ${reason.en}`,
  );
}

describe('A row is refused', () => {
  it.each([
    ['with a cell too few', '1;2\n', '2  "1 | 2" 2 instead of 3 columns'],
    ['with a cell too many', '1;2;3;4\n', '2  "1 | 2 | 3 | 4" 4 instead of 3 columns'],
    [
      'with an amount that is none',
      '1;2;three\n',
      '2 amount "three" no number: expected is an amount in euro such as 1234,56 or -1234,56',
    ],
    ['without an amount', '1;2;\n', '2 amount "" empty: expected is an amount in euro'],
    ['finer than a cent', '1;2;0,001\n', '2 amount "0,001" finer than a cent'],
    ['above the greatest amount', '1;2;90071992547409,92\n', '2 amount "90071992547409,92" too large'],
    ['without a product', ';2;3\n', '2 product "" empty: the product is required'],
    ['with a product that is no code', 'a b;2;3\n', '2 product "a b" no code: 1 to 20 characters of letters'],
    [
      'with a byte that is no character',
      '1;\uFFFD;3\n',
      '2 account "\uFFFD" bytes that are no character in utf-8',
    ],
    ['with a control character', '1;\u0085;3\n', '2 account "\u0085" character U+0085'],
  ])('%s', async (_, row, expected) => {
    expect(await refusalsOf(small, HEADER + row)).toEqual([expect.stringContaining(expected)]);
  });

  it('with U+0000 far behind the beginning of the file', async () => {
    const many = Array.from({ length: 3000 }, (_, i) => `1;${String(i).padEnd(100)};1\n`).join('');
    expect(await refusalsOf(small, `${HEADER}${many}1;x\0;1\n`)).toEqual([
      expect.stringContaining('3002 account "x\\u0000" character U+0000'),
    ]);
  });

  it('with a lone surrogate', async () => {
    const utf16 = budgetProfile({ file: '{ encoding: utf-16le, delimiter: ";", headerRows: 1 }' });
    const path = files.bytes(Buffer.from(`\uFEFF${HEADER}1;\uD800x;3\n1;2;3\n`, 'utf16le'));
    const { fit, refusals } = await scanFile(utf16, path);
    expect(fit).toBe(1);
    expect(refusals).toMatchObject([
      {
        line: 2,
        column: 'account',
        reason: { en: expect.stringContaining('bytes that are no character in utf-16le') },
      },
    ]);
  });

  it('with every fault at once', async () => {
    expect(await refusalsOf(small, `${HEADER};;x\n`)).toHaveLength(3);
  });

  it('with a text above the length that the acts take, shown shortened', async () => {
    const named = budgetProfile({
      fields:
        '{ product: "1", account: { column: product }, kind: expense, accountName: { column: account } }',
    });
    const [refusal] = await refusalsOf(named, `${HEADER}1;${'x'.repeat(10_001)};1\n`);
    expect(refusal).toContain('too long: at most 10000 characters');
    expect(refusal!.length).toBeLessThan(400);
  });

  it.each([
    ['a day that does not exist', '2;A;p;1,00;31.02.2026;01.03.2026', 'from "31.02.2026" no date'],
    [
      'a period that ends before it begins',
      '2;A;p;1,00;02.01.2026;01.01.2026',
      'until "01.01.2026" ends before it begins',
    ],
    ['half a period', '2;A;p;1,00;02.01.2026;', 'until "" empty: beginning and end'],
    ['a negative grant', '2;A;p;-1,00;;', 'amount "-1,00" negative: a grant is zero or more'],
    ['a number with a blank', '2 3;A;p;1,00;;', 'no "2 3" no code'],
    ['no purpose', '2;A;;1,00;;', 'purpose "" empty: the purpose is required'],
  ])('in a file of grants: %s', async (_, row, expected) => {
    const text = `no;recipient;purpose;amount;from;until\n${row}\n1;A;p;0;;\n`;
    expect(await refusalsOf(grantsProfile(), text)).toEqual([expect.stringContaining(`2 ${expected}`)]);
  });
});

describe('Text', () => {
  it('arrives in NFC', async () => {
    const named = budgetProfile({
      fields: '{ product: { column: product }, account: "1", kind: expense, note: { column: account } }',
    });
    const { readings } = await tryProfile(named, files.text(`${HEADER}1;Cafe\u0301;1\n`), 1);
    expect(readings).toMatchObject([{ row: { note: 'Caf\u00e9' } }]);
  });
});
