import type { DecidedEvent } from '#kernel';
import { stories } from '#kernel/testing';
import { planning } from '../acts.js';
import { phaseEntered } from '../cycle/phase-entered.event.js';
import {
  assigned,
  assignedTask as story,
  correcting,
  cycleId,
  june,
  march,
  obligationId,
  organisationId,
  otherId,
  september,
  withReason,
} from '../testing/obligation-story.js';
import { extendObligation } from './extend-obligation.act.js';
import { fulfilObligation } from './fulfil-obligation.act.js';
import { obligationExtended } from './obligation-extended.event.js';
import { obligationFulfilled } from './obligation-fulfilled.event.js';
import { obligationWaived } from './obligation-waived.event.js';
import { waiveObligation } from './waive-obligation.act.js';

const given = stories(planning);
const fulfilled = (occurrenceOn: string) =>
  obligationFulfilled.of(obligationId, { obligationId, occurrenceOn, result: 'Geliefert.' });
const extended = (occurrenceOn: string, dueOn: string) =>
  obligationExtended.of(obligationId, { obligationId, occurrenceOn, dueOn });
const waived = (...occurrences: string[]) => obligationWaived.of(obligationId, { obligationId, occurrences });
const fulfil = { obligationId, result: 'Geliefert.' };

describe('fulfil-obligation', () => {
  it('settles the earliest time that is open, or the one that is named', () => {
    const occurrenceOf = (happened: readonly DecidedEvent[], occurrenceOn?: string) =>
      given(...story, ...happened)
        .when(fulfilObligation, occurrenceOn === undefined ? fulfil : { ...fulfil, occurrenceOn })
        .events()
        .map(({ data }) => (data as { readonly occurrenceOn: string }).occurrenceOn);
    expect(occurrenceOf([])).toEqual([march]);
    expect(occurrenceOf([fulfilled(march)])).toEqual([june]);
    expect(occurrenceOf([fulfilled(march), waived(june)])).toEqual([september]);
    expect(occurrenceOf([], june)).toEqual([june]);
    expect(occurrenceOf([fulfilled(june)])).toEqual([march]);
    // More time changes when it is due, not which time it is.
    expect(occurrenceOf([extended(march, '2027-08-01')])).toEqual([march]);
  });

  it('refuses what is settled and names the event, and a day that nobody planned', () => {
    given(...story, fulfilled(march))
      .when(fulfilObligation, { ...fulfil, occurrenceOn: march })
      .thenRefused('obligation-settled', { obligationId, occurrenceOn: march, by: 4 });
    given(...story, waived(march, june, september))
      .when(fulfilObligation, fulfil)
      .thenRefused('obligation-settled', { obligationId, occurrenceOn: september, by: 4 });
    given(...story)
      .when(fulfilObligation, { ...fulfil, occurrenceOn: '2027-04-01' })
      .thenRefused('obligation-not-due-then', {
        obligationId,
        occurrenceOn: '2027-04-01',
        occurrences: [march, june, september],
      });
  });

  it('can be said again after a correction, also of an earlier time', () => {
    const done = [fulfilled(march), fulfilled(june)];
    given(...story, ...done, correcting(4, fulfilled(march)))
      .when(fulfilObligation, { ...fulfil, occurrenceOn: march })
      .events();
    given(...story, ...done, correcting(4, fulfilled(march)))
      .when(fulfilObligation, { ...fulfil, occurrenceOn: june })
      .thenRefused('obligation-settled', { obligationId, occurrenceOn: june, by: 5 });
  });

  it('is for a provider only where its own organisation owes it', () => {
    const by = (role: string, of?: string) =>
      given(...story).when(fulfilObligation, fulfil, {
        role,
        ...(of === undefined ? {} : { organisationId: of }),
      });
    by('provider', organisationId).events();
    by('planning').events();
    by('provider', otherId).thenRefused('obligation-of-another', { obligationId });
    by('provider').thenRefused('obligation-of-another', { obligationId });
  });

  it('wants a reason for a day before the current phase of its cycle began (R17)', () => {
    const inNeeds = [...story, phaseEntered.of(cycleId, { cycleId, phase: 'needs' })];
    given(...inNeeds)
      .when(fulfilObligation, fulfil, { effectiveOn: '2027-03-14' })
      .thenRefused('backdated-without-reason', {
        effectiveOn: '2027-03-14',
        phase: 'needs',
        beganOn: '2027-03-15',
      });
    given(...inNeeds)
      .when(fulfilObligation, fulfil, { effectiveOn: '2027-03-14', ...withReason })
      .events();
  });
});

it('what is said of a task of a cycle is found by the cycle too', () => {
  const tags = [`cycle:${cycleId}`, `obligation:${obligationId}`];
  const told = given(...story);
  for (const outcome of [
    told.when(fulfilObligation, fulfil),
    told.when(extendObligation, { obligationId, dueOn: june }, withReason),
    told.when(waiveObligation, { obligationId }, withReason),
  ])
    expect(outcome.events()).toMatchObject([{ tags, data: { cycleId } }]);
});

describe('extend-obligation', () => {
  const extend = (dueOn: string, ...happened: DecidedEvent[]) =>
    given(...story, ...happened).when(extendObligation, { obligationId, dueOn }, withReason);

  it('gives more time than there was, counted from the last extension that holds', () => {
    extend('2027-04-01').events();
    extend(march).thenRefused('extension-not-later', { dueOn: march, newDueOn: march });
    const longer = extended(march, '2027-05-31');
    extend('2027-05-31', longer).thenRefused('extension-not-later', {
      dueOn: '2027-05-31',
      newDueOn: '2027-05-31',
    });
    extend('2027-05-31', longer, correcting(4, longer)).events();
  });

  it('needs a reason, and a time that is open', () => {
    given(...story)
      .when(extendObligation, { obligationId, dueOn: '2027-04-01' })
      .thenRefused('reason-missing');
    extend('2028-01-01', waived(march, june, september)).thenRefused('obligation-settled');
  });
});

describe('waive-obligation', () => {
  const waive = (occurrenceOn: string | undefined, ...happened: DecidedEvent[]) =>
    given(...story, ...happened).when(
      waiveObligation,
      { obligationId, ...(occurrenceOn === undefined ? {} : { occurrenceOn }) },
      withReason,
    );

  it('is for all times that are open, or for the one that is named', () => {
    expect(waive(undefined, fulfilled(march)).events()).toMatchObject([
      { data: { occurrences: [june, september] } },
    ]);
    expect(waive(june).events()).toMatchObject([{ data: { occurrences: [june] } }]);
    waive(march, fulfilled(march)).thenRefused('obligation-settled', {
      obligationId,
      occurrenceOn: march,
      by: 4,
    });
  });

  it('needs a reason (R15)', () => {
    given(...story)
      .when(waiveObligation, { obligationId })
      .thenRefused('reason-missing');
  });

  it('opens all of them again where it is corrected', () => {
    const all = waived(march, june, september);
    expect(waive(undefined, all, correcting(4, all)).events()).toMatchObject([
      { data: { occurrences: [march, june, september] } },
    ]);
  });
});

it('what was assigned by mistake, or never, is neither fulfilled nor extended nor waived', () => {
  const told = (...happened: DecidedEvent[]) => [
    given(...happened).when(fulfilObligation, fulfil),
    given(...happened).when(extendObligation, { obligationId, dueOn: june }, withReason),
    given(...happened).when(waiveObligation, { obligationId }, withReason),
  ];
  for (const outcome of told(...story, correcting(3, assigned)))
    outcome.thenRefused('entry-corrected', { kind: 'obligation', id: obligationId, by: 4 });
  for (const outcome of told())
    outcome.thenRefused('unknown-id', { field: '/obligationId', kind: 'obligation', id: obligationId });
});
