import type { DecidedEvent, RowOf } from '#kernel';
import type { Happened } from '#kernel/testing';
import { rowsAfter } from '#kernel/testing';
import {
  appropriationSet,
  budgetLineOpened,
  eventCorrected,
  grantTakenOver,
  organisationRegistered,
} from '#planning';
import type { GrantTakenOver } from '#planning';
import { budgetLines } from '../budget-lines/budget-lines.read-model.js';
import { grants } from '../grants/grants.read-model.js';
import { links } from '../links/links.read-model.js';
import { organisations } from '../organisations/organisations.read-model.js';
import { explainGrant } from './explain-grant.js';
import type { KnownOfGrant, StoredLink } from './why-answer.js';

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

/** What the registers know after these events. */
function knownAfter(...events: readonly Happened[]): KnownOfGrant {
  const row = <Model extends typeof grants | typeof organisations | typeof budgetLines>(
    model: Model,
    id: string,
  ) => rowsAfter(model, ...events).get(id) as RowOf<Model> | undefined;
  const grant = row(grants, grantId)!;
  return {
    number: events.length,
    grantId,
    grant,
    links: ([...rowsAfter(links, ...events).values()] as StoredLink[]).filter(
      ({ from }) => from === `grant:${grantId}`,
    ),
    recipient: row(organisations, provider),
    line: row(budgetLines, line),
  };
}
const whyAfter = (data: GrantTakenOver, ...before: readonly DecidedEvent[]) =>
  explainGrant(knownAfter(...before, grantTakenOver.of(grantId, data)), 'de');
const gapCodes = (...of: Parameters<typeof whyAfter>) => whyAfter(...of).gaps.map(({ code }) => code);

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
  it('tells what is known and who said it', () => {
    const answer = whyAfter({
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

  it('names everything before the ledger as a gap, and who owes it', () => {
    const { gaps } = whyAfter(recorded);
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

  it('has no other gaps where everything else is known', () => {
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
    expect(gapCodes(whole, known, opened, ansatz)).toEqual(beforeTheLedger);

    const answer = whyAfter(whole, known, opened, ansatz);
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
    expect(answer.amounts).toEqual({
      amountCents: 500_00,
      boundCents: 500_00,
      lineAuthorisedCents: 400_00,
      lineBoundCents: 500_00,
      lineLeftCents: -100_00,
    });
  });

  it('shows the budget position from another year, and owes the line of its own', () => {
    const named: GrantTakenOver = {
      ...recorded,
      year: 2011,
      budgetLine: { product: '4450', account: '684.13' },
    };
    const answer = whyAfter(
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

  it('explains what contradicts a rule by the refusal it would have been', () => {
    const facts = [
      { name: 'budgetLineId', code: line },
      { name: 'leftCents', number: 1 },
      { name: 'wantedCents', number: 2 },
    ];
    const { findings } = whyAfter({
      ...recorded,
      contradicts: [{ rule: 'R3', code: 'budget-line-exhausted', facts, restsOn: [2] }],
    });
    expect(findings).toMatchObject([{ rule: 'R3', restsOn: [2], facts: { leftCents: 1, wantedCents: 2 } }]);
    expect(findings[0]?.text).toContain('noch 1 Cent frei, gebunden würden 2 Cent');
  });

  it('says that it was corrected, and shows its documents', () => {
    const wrong = grantTakenOver.of(grantId, recorded);
    const evidence = [{ title: 'Bescheid', sha256: 'b'.repeat(64), mediaType: 'application/pdf' }];
    const corrected = eventCorrected.of('1', {
      eventNumber: 1,
      eventType: wrong.type,
      eventSubject: wrong.subject,
      eventTags: [...wrong.tags],
    });
    const { chain, state } = explainGrant(knownAfter({ ...wrong, evidence }, corrected), 'en');
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
