import type { DecidedEvent } from '#kernel';
import {
  appropriationSet,
  budgetLineOpened,
  eventCorrected,
  grantTakenOver,
  organisationRegistered,
} from '#planning';
import type { GrantTakenOver } from '#planning';
import { explainGrant } from './explain.js';
import { knownAfter } from '../testing/known-after.js';

const [grantId, provider, line] = ['1', '2', '3']
  .map((last) => last.padStart(12, '0'))
  .map((last) => `00000000-0000-7000-8000-${last}`) as [string, string, string];

const recorded: GrantTakenOver = {
  externalNo: '37874',
  recipient: { name: 'Träger A' },
  authority: 'Fachdienst Soziales',
  purpose: 'Offener Treff',
  amountCents: 500_00,
  source: { fileSha256: 'a'.repeat(64), line: 2, fileName: 'zuwendungen.tsv' },
};
const opened = budgetLineOpened.of(line, {
  year: 2010,
  product: '4450',
  account: '684.13',
  accountName: 'Zuschüsse',
  kind: 'expense',
});
const ansatz = appropriationSet.of(line, {
  budgetLineId: line,
  stage: 'published',
  amountCents: 400_00,
  year: 2010,
  authorityDeltaCents: 400_00,
});

const subject = `grant:${grantId}`;
const whyAfter = async (data: GrantTakenOver, ...before: readonly DecidedEvent[]) =>
  explainGrant(await knownAfter({ subject, place: 'grant' }, ...before, grantTakenOver.of(grantId, data)));
const gapCodes = async (...of: Parameters<typeof whyAfter>) =>
  (await whyAfter(...of)).gaps.map(({ code }) => code);

const beforeTheLedger = [
  'needs',
  'targets',
  'application',
  'assessments',
  'recommendation',
  'decision',
  'notice',
  'payments',
  'proof-of-use',
  'review',
];

describe('why a grant that was taken over', () => {
  it('tells what is known and who said it', async () => {
    const answer = await whyAfter({
      ...recorded,
      kind: 'project',
      period: { from: '2010-01-01', until: '2010-12-31' },
    });
    const said = [{ number: 1, day: '2027-03-15', actor: 'operator:story', role: 'planning' }];
    expect(answer).toMatchObject({ grant: grantId, externalNo: '37874', state: 'taken-over', number: 1 });
    expect(answer.chain).toEqual([
      {
        role: 'grant',
        tag: `grant:${grantId}`,
        events: said,
        summary: 'Zuwendung 37874 über 500,00 €, Projektförderung, 01.01.2010 – 31.12.2010: Offener Treff',
      },
      { role: 'authority', events: said, summary: 'bewilligt von Fachdienst Soziales' },
      { role: 'recipient', events: said, summary: 'Träger A (nicht als Organisation erfasst)' },
      {
        role: 'source',
        tag: `import-file:${'a'.repeat(64)}`,
        events: said,
        summary: 'Zeile 2 der Datei zuwendungen.tsv',
      },
    ]);
    expect(answer.amounts).toMatchObject({ amountCents: 500_00, boundCents: 0, lineAuthorisedCents: null });
  });

  it('names everything before the ledger as a gap, and who owes it', async () => {
    const { gaps } = await whyAfter(recorded);
    expect(gaps.slice(-beforeTheLedger.length).map(({ code }) => code)).toEqual(beforeTheLedger);
    expect(gaps).toContainEqual({
      code: 'decision',
      missing: 'Beschluss',
      owedByRole: 'council-office',
      owedBy: 'Gremienbüro',
    });
    expect(gaps).toContainEqual({
      code: 'application',
      missing: 'Antrag',
      owedByRole: 'provider',
      owedBy: 'Träger',
    });
  });

  it('has no other gaps where everything else is known', async () => {
    const whole: GrantTakenOver = {
      ...recorded,
      recipient: { organisationId: provider },
      kind: 'project',
      financing: 'fixed',
      period: { from: '2010-01-01', until: '2010-12-31' },
      year: 2010,
      budgetLine: { product: '4450', account: '684.13' },
      budgetJoin: 'own-year',
      lines: [{ budgetLineId: line, year: 2010, amountCents: 500_00, boundDeltaCents: 500_00 }],
    };
    const known = organisationRegistered.of(provider, {
      name: 'Träger A e. V.',
      kind: 'organisation',
      sector: 'free-nonprofit',
    });
    expect(await gapCodes(whole, known, opened, ansatz)).toEqual(beforeTheLedger);

    const answer = await whyAfter(whole, known, opened, ansatz);
    expect(answer.chain.slice(2, 4)).toMatchObject([
      {
        role: 'recipient',
        tag: `organisation:${provider}`,
        summary: 'Träger A e. V., frei-gemeinnütziger Träger',
      },
      {
        role: 'budget-line',
        tag: `budget-line:${line}`,
        events: [{ number: 4 }],
        summary:
          'Haushalt 2010, 4450 684.13 „Zuschüsse“: ermächtigt 400,00 €, gebunden 500,00 €, frei -100,00 €',
      },
    ]);
    expect(answer.amounts).toMatchObject({
      amountCents: 500_00,
      boundCents: 500_00,
      lineAuthorisedCents: 400_00,
      lineBoundCents: 500_00,
      lineLeftCents: -100_00,
    });
  });

  it('shows the budget position from another year, and owes the line of its own', async () => {
    const named: GrantTakenOver = {
      ...recorded,
      year: 2011,
      budgetLine: { product: '4450', account: '684.13' },
    };
    const answer = await whyAfter(
      { ...named, budgetJoin: 'other-years', positionBudgetLineId: line },
      opened,
      ansatz,
    );
    expect(answer.chain[3]).toMatchObject({ role: 'budget-position', tag: `budget-line:${line}` });
    expect(answer.gaps).toContainEqual({
      code: 'budget-line',
      missing: 'Haushaltsposition 4450 684.13 im Haushalt 2011',
      owedByRole: 'treasury',
      owedBy: 'Kämmerei',
    });
    expect(answer.amounts).toMatchObject({ lineAuthorisedCents: null });
  });

  it('explains what contradicts a rule by the refusal it would have been', async () => {
    const facts = [
      { name: 'budgetLineId', code: line },
      { name: 'leftCents', number: 1 },
      { name: 'wantedCents', number: 2 },
    ];
    const { findings } = await whyAfter({
      ...recorded,
      contradicts: [{ rule: 'R3', code: 'budget-line-exhausted', facts, restsOn: [2] }],
    });
    expect(findings).toMatchObject([{ rule: 'R3', restsOn: [2], facts: { leftCents: 1, wantedCents: 2 } }]);
    expect(findings[0]?.text).toContain('noch 0,01 € frei, gebunden würden 0,02 €');
  });

  it('says that it was corrected, and shows its documents', async () => {
    const wrong = grantTakenOver.of(grantId, recorded);
    const evidence = [{ title: 'Bescheid', sha256: 'b'.repeat(64), mediaType: 'application/pdf' }];
    const corrected = eventCorrected.of('1', {
      eventNumber: 1,
      eventType: wrong.type,
      eventSubject: wrong.subject,
      eventTags: [...wrong.tags],
    });
    const known = await knownAfter(
      { subject, place: 'grant', language: 'en' },
      { ...wrong, evidence },
      corrected,
    );
    const { chain, state } = explainGrant(known);
    expect(state).toBe('corrected');
    expect(chain.slice(-2)).toMatchObject([
      { role: 'evidence', tag: `evidence:${'b'.repeat(64)}` },
      {
        role: 'correction',
        tag: 'corrected-event:1',
        events: [{ number: 2 }],
        summary: 'corrected by event 2: no longer holds',
      },
    ]);
  });
});
