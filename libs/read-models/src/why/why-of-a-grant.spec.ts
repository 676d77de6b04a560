import type { Happened } from '#kernel/testing';
import { eventCorrected } from '#planning';
import { explainEffects, explainGrant, explainSubject } from './explain.js';
import { knownAfter } from '../testing/known-after.js';
import { before, fromTheDecision, idsOf, toTheDecision, town, wayOf } from '../testing/traced-town.js';
import type { TraceAnswer } from './why-answer.js';

const first = idsOf(1);
const subject = `grant:${first.grant}`;
const asked = { subject, place: 'grant' } as const;

const thingsIn = ({ chain }: TraceAnswer) => chain.map(({ role, tag }) => `${role} ${String(tag)}`);
const summaryOf = ({ chain }: TraceAnswer, role: string) => chain.find((link) => link.role === role)?.summary;
const numbersOf = ({ chain }: TraceAnswer, role: string) =>
  chain.find((link) => link.role === role)?.events.map(({ number }) => number);
const codesOf = ({ gaps }: ReturnType<typeof explainGrant>) => gaps.map(({ code }) => code);

/** From the money back to the need, then forward to the review. */
const wholeChain = [
  `grant ${subject}`,
  `recipient organisation:${town.provider}`,
  `budget-line budget-line:${town.line}`,
  `payment payment:${first.payment}`,
  `order payment-order:${first.order}`,
  `certification drawdown:${first.drawdown}`,
  `drawdown drawdown:${first.drawdown}`,
  `commitment ${subject}`,
  'notice notice-no:B-1',
  `allocation allocation:${first.allocation}`,
  `decision decision:${first.decision}`,
  `recusal person:${town.conflicted}`,
  `recommendation recommendation:${first.recommendation}`,
  `consensus item:${town.criterionItem}`,
  `consensus item:${first.item}`,
  `meeting meeting:${town.meeting}`,
  `assessment assessment:${first.assessment}`,
  `criterion criterion:${town.criterion}.v1`,
  `application ${subject}`,
  `guideline guideline:${town.guideline}.v1`,
  `target target:${first.target}.v1`,
  `measure measure:${town.measure}`,
  `need need:${town.need}`,
  `need-evidence evidence:${town.evidence}`,
  `goal goal:${town.goal}`,
  `proof-of-use proof-of-use:${first.proof}`,
  `examination proof-of-use:${first.proof}`,
  `actual actual:${first.actual}`,
  `review review:${first.review}`,
];

describe('why a grant got its money', () => {
  it('is told from the payment back to the need and its evidence, and forward to the review', async () => {
    const why = explainGrant(await knownAfter({ ...asked, on: '2028-06-01' }, ...before, ...wayOf(1)));
    expect(thingsIn(why)).toEqual(wholeChain);
    expect(why.gaps).toEqual([]);
    expect(why).toMatchObject({ grant: first.grant, subject, more: false });
  });

  it('names with each link the events that say so, who did them and in which role', async () => {
    const why = explainGrant(await knownAfter(asked, ...before, ...wayOf(1)));
    const [decided, drawn] = [before.length + 10, before.length + 14];
    expect(why.chain.find(({ role }) => role === 'decision')?.events).toEqual([
      { number: decided, day: '2027-03-15', actor: 'operator:story', role: 'planning' },
    ]);
    expect(numbersOf(why, 'drawdown')).toEqual([drawn]);
    expect(numbersOf(why, 'certification')).toEqual([drawn + 1]);
  });

  it('tells who decided with which votes, who was recused and why, and who was present', async () => {
    const why = explainGrant(await knownAfter(asked, ...before, ...wayOf(1)));
    expect(summaryOf(why, 'decision')).toBe(
      'Beschluss vom 01.11.2026, Magistrat, beschlossen, 500,00 €, 9 Ja, 1 Nein, 0 Enthaltungen, ausgeschlossen P-002, Vorlage VO-1: Der Treff wird gefördert.',
    );
    expect(summaryOf(why, 'recusal')).toBe(
      'P-002, zeigte einen Interessenwiderstreit an, zählte nicht mit, im Vorstand oder in der Geschäftsführung: Träger A, Sie leitet den Verein.',
    );
    expect(why.chain.find(({ tag }) => tag === `item:${first.item}`)?.summary).toBe(
      'Empfehlung, Mittelvergabe, Steuerungsgruppe, Konsens, 1 von 1 anwesend, 1 dafür, 0 stehen beiseite, 1 ausgeschlossen: P-001 stimmt zu',
    );
    expect(summaryOf(why, 'meeting')).toContain('anwesend P-001 P-002');
    expect(summaryOf(why, 'assessment')).toBe('Bewertung vom 15.03.2027: Beteiligung erfüllt');
  });

  it('tells the money with its amounts and days, and the account that was given of it', async () => {
    const why = explainGrant(await knownAfter(asked, ...before, ...wayOf(1)));
    const told = 'payment order certification drawdown notice allocation examination review'.split(' ');
    expect(told.map((role) => summaryOf(why, role))).toEqual([
      '500,00 € gebucht am 02.03.2027, Beleg K-1',
      '500,00 € angeordnet, fällig am 01.03.2027, Schlusszahlung, ausgezahlt 500,00 €',
      '500,00 € sachlich und rechnerisch richtig',
      '500,00 € abgerufen, verwendet bis 01.05.2027',
      'Zuwendungsbescheid vom 15.11.2026 über 500,00 €, Nachweis fällig am 31.03.2028',
      '500,00 € zugeteilt am 15.03.2027',
      'anerkannt, 500,00 €',
      '01.01.2027 – 31.12.2027, Folge: fortführen, noch nicht angenommen: Es wirkt.',
    ]);
    expect(why.amounts).toMatchObject({ decidedCents: 500_00, allocatedCents: 500_00, paidCents: 500_00 });
  });

  it('keeps the reason of a recusal from whoever may not see what is internal', async () => {
    const why = explainGrant(await knownAfter({ ...asked, seesInternal: false }, ...before, ...wayOf(1)));
    expect(summaryOf(why, 'recusal')).not.toContain('Verein');
    expect(summaryOf(why, 'recusal')).toContain('Vorstand');
  });

  it('says nothing of other grants of the same need, measure and line', async () => {
    const why = explainGrant(await knownAfter(asked, ...before, ...wayOf(1), ...wayOf(2)));
    const others = new Set(Object.values(idsOf(2)));
    const foreign = why.chain.filter(({ tag = '' }) =>
      others.has(tag.split(':')[1]?.replace('.v1', '') ?? ''),
    );
    expect(foreign.map(({ role }) => role)).toEqual([]);
  });
});

describe('the gaps on the way of a grant', () => {
  const gapsAfter = async (steps: number, on = '2027-03-15') =>
    codesOf(explainGrant(await knownAfter({ ...asked, on }, ...before, ...wayOf(1).slice(0, steps))));
  const decided = toTheDecision(1).length;

  it('are the steps that are due and missing, and nothing that comes after them', async () => {
    expect(await gapsAfter(1)).toEqual(['targets', 'assessments', 'recommendation', 'decision']);
    expect(await gapsAfter(2)).toEqual(['assessments', 'recommendation', 'decision']);
    expect(await gapsAfter(3)).toEqual(['recommendation', 'decision']);
    expect(await gapsAfter(decided - 1)).toEqual(['decision']);
    expect(await gapsAfter(decided)).toEqual(['allocation']);
    expect(await gapsAfter(decided + 1)).toEqual(['notice']);
    expect(await gapsAfter(decided + 2)).toEqual(['commitment']);
    expect(await gapsAfter(decided + 3)).toEqual([]);
    expect(await gapsAfter(decided + 4)).toEqual(['certification']);
    expect(await gapsAfter(decided + 5)).toEqual(['order']);
    expect(await gapsAfter(decided + 6, '2027-03-01')).toEqual([]);
    expect(await gapsAfter(decided + 6, '2027-03-02')).toEqual(['payment']);
    expect(await gapsAfter(decided + 7)).toEqual([]);
  });

  it('are owed for the proof and the review from the day after they are due', async () => {
    const paid = decided + 7;
    expect(await gapsAfter(paid, '2027-12-31')).toEqual([]);
    expect(await gapsAfter(paid, '2028-01-01')).toEqual(['review']);
    expect(await gapsAfter(paid, '2028-03-31')).toEqual(['actuals', 'review']);
    expect(await gapsAfter(paid, '2028-04-01')).toEqual(['proof-of-use', 'actuals', 'review']);
    expect(await gapsAfter(paid + 1, '2028-04-01')).toEqual(['examination', 'actuals', 'review']);
  });
});

const correctionOf = (number: number, { type, subject: of, tags }: Happened) =>
  eventCorrected.of(String(number), {
    eventNumber: number,
    eventType: type,
    eventSubject: of,
    eventTags: [...tags],
  });

describe('a decision that was corrected', () => {
  it('is told as gone, nothing behind it is told, and it is owed again', async () => {
    const way = toTheDecision(1);
    const number = before.length + way.length;
    const without = way.filter(({ type }) => type !== 'recommendation-issued');
    const events = [...before, ...without];
    const corrected = correctionOf(number - 1, events.at(-1)!);
    const why = explainGrant(await knownAfter(asked, ...events, corrected));
    const gone = why.chain.find(({ role }) => role === 'decision');
    expect(gone).toMatchObject({ gone: true, events: [{ number: number - 1, correctedBy: number }] });
    expect(gone?.summary).toMatch(/berichtigt, gilt nicht mehr\)$/);
    expect(codesOf(why)).toContain('decision');
  });
});

describe('an application that was corrected', () => {
  it('tells by name who was to get the money, though the way ends there', async () => {
    const asks = wayOf(1)[0]!;
    const why = explainGrant(await knownAfter(asked, ...before, asks, correctionOf(before.length + 1, asks)));
    const name = 'Träger A, frei-gemeinnütziger Träger';
    expect(summaryOf(why, 'recipient')).toBe(`${name} (berichtigt, gilt nicht mehr)`);
    expect(thingsIn(why)).not.toContain(`need need:${town.need}`);
  });
});

describe('the trace of other things', () => {
  const traceOf = async (
    tag: string,
    place: Parameters<typeof knownAfter>[0]['place'],
    ...hidden: string[]
  ) => knownAfter({ subject: tag, place, hidden }, ...before, ...wayOf(1), ...wayOf(2));

  it('begins at the payment, over its order and drawdown, without the money of others', async () => {
    const why = explainSubject(await traceOf(`payment:${first.payment}`, 'why-payment'));
    expect(thingsIn(why)[0]).toBe(`payment payment:${first.payment}`);
    expect(thingsIn(why)).toEqual(
      expect.arrayContaining(wholeChain.filter((each) => !each.startsWith('commitment '))),
    );
    expect(why.gaps).toEqual([]);
  });

  it('begins at the decision and at the allocation, back to the recommendation and forward to the payment', async () => {
    for (const [tag, place] of [
      [`decision:${first.decision}`, 'why-decision'],
      [`allocation:${first.allocation}`, 'why-allocation'],
    ] as const) {
      const things = thingsIn(explainSubject(await traceOf(tag, place)));
      expect(things[0]).toContain(tag);
      expect(things).toEqual(
        expect.arrayContaining([
          `recommendation recommendation:${first.recommendation}`,
          `allocation allocation:${first.allocation}`,
          `assessment assessment:${first.assessment}`,
          `payment payment:${first.payment}`,
          `review review:${first.review}`,
        ]),
      );
      expect(things.filter((each) => each.includes(idsOf(2).payment))).toEqual([]);
    }
  });

  it('leads forward from a need, a goal, a criterion and its version, and a budget line to all grants of them', async () => {
    for (const [tag, place] of [
      [`need:${town.need}`, 'effects-of-need'],
      [`goal:${town.goal}`, 'effects-of-goal'],
      [`criterion:${town.criterion}`, 'effects-of-criterion'],
      [`criterion:${town.criterion}.v1`, 'effects-of-criterion'],
      [`budget-line:${town.line}`, 'effects-of-line'],
    ] as const) {
      const things = thingsIn(explainEffects(await traceOf(tag, place)));
      expect(things[0]).toContain(tag);
      for (const no of [1, 2])
        expect(things).toEqual(
          expect.arrayContaining([`grant grant:${idsOf(no).grant}`, `payment payment:${idsOf(no).payment}`]),
        );
    }
  });

  it('hides with a rival grant everything that names it (R22)', async () => {
    const hidden = idsOf(2);
    const effects = explainEffects(await traceOf(`need:${town.need}`, 'effects-of-need', hidden.grant));
    const told = JSON.stringify(effects);
    for (const id of [hidden.grant, hidden.assessment, hidden.payment, hidden.decision])
      expect(told).not.toContain(id);
    expect(told).toContain(first.payment);
    const own = await traceOf(`payment:${hidden.payment}`, 'why-payment', hidden.grant);
    expect(own.trail.links).toEqual([]);
  });

  it('ends where a town has not gone further', async () => {
    const known = await knownAfter(asked, ...before, ...toTheDecision(1), ...fromTheDecision(1).slice(0, 1));
    expect(thingsIn(explainGrant(known)).some((each) => each.startsWith('payment'))).toBe(false);
  });
});
