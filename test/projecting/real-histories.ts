import fc from 'fast-check';
import type { DecidedEvent, StoredEvent } from '#kernel';
import {
  appropriationSet,
  budgetLineOpened,
  budgetStatusSet,
  eventCorrected,
  fiscalYearOpened,
  grantTakenOver,
  ledgerOpened,
  organisationRegistered,
} from '#planning';

/** One step of a history. It may look back at what was recorded, as a correction does. */
export type Step = (before: readonly StoredEvent[]) => DecidedEvent;

const idsOf = (kind: string) =>
  fc
    .integer({ min: 1, max: 3 })
    .map((last) => `00000000-0000-7000-8000-${kind}${String(last).padStart(11, '0')}`);
const [organisation, line, grant] = [idsOf('a'), idsOf('b'), idsOf('c')];
const cents = fc.integer({ min: -500, max: 500 });
const year = fc.constantFrom(2010, 2011);
const text = fc.constantFrom(
  'Träger "Ä" e. V.',
  'Zeile\nzwei\t\\N',
  '{"nicht": "JSON"}',
  '😀',
  'Offener Treff',
);

const step = <Values extends object>(
  values: fc.Arbitrary<Values>,
  decided: (values: Values) => DecidedEvent,
) =>
  values.map(
    (drawn): Step =>
      () =>
        decided(drawn),
  );

const binding = fc.record({ budgetLineId: line, year, amountCents: cents, boundDeltaCents: cents });
const authority = fc.record({ budgetLineId: line, year, authorityDeltaCents: cents });

const taking = fc
  .record({
    id: grant,
    purpose: text,
    amountCents: fc.nat(500),
    year,
    organisation,
    lines: fc.array(binding, { maxLength: 2 }),
  })
  .map(
    ({ id, organisation: organisationId, ...data }): Step =>
      () =>
        grantTakenOver.of(id, {
          ...data,
          externalNo: id.slice(-3),
          recipient: { organisationId },
          authority: 'Fachdienst Soziales',
          source: { fileSha256: 'a'.repeat(64), line: 1 },
        }),
  );

/** Corrects one of the events before, taking back figures on some line. */
const correcting = fc
  .record({
    which: fc.nat(),
    lines: fc.array(binding, { maxLength: 2 }),
    authorities: fc.array(authority, { maxLength: 2 }),
  })
  .map(({ which, ...movements }): Step => (before) => {
    const wrong = before[which % Math.max(1, before.length)];
    if (!wrong) return fiscalYearOpened.of('2010', { year: 2010 });
    return eventCorrected.of(String(wrong.number), {
      eventNumber: wrong.number,
      eventType: wrong.type,
      eventSubject: wrong.subject,
      eventTags: [...wrong.tags],
      ...movements,
    });
  });

/** Anything that can have happened, in any order: projections must stand histories that no act would write. */
export const anyStep: fc.Arbitrary<Step> = fc.oneof(
  step(fc.record({ title: text }), ({ title }) =>
    ledgerOpened.of('town', { title, mode: 'real', kind: 'municipality', federalState: 'HE' }),
  ),
  step(fc.record({ id: organisation, name: text }), ({ id, name }) =>
    organisationRegistered.of(id, {
      name,
      kind: 'organisation',
      register: { court: 'M1305', type: 'VR', number: '1' },
    }),
  ),
  step(fc.record({ year }), ({ year: opened }) => fiscalYearOpened.of(String(opened), { year: opened })),
  step(
    fc.record({ year, status: fc.constantFrom('draft' as const, 'adopted' as const, 'published' as const) }),
    (data) => budgetStatusSet.of(String(data.year), data),
  ),
  step(fc.record({ id: line, year, productName: text }), ({ id, ...data }) =>
    budgetLineOpened.of(id, { ...data, product: '315101', account: '53180000', kind: 'expense' }),
  ),
  step(
    fc.record({
      id: line,
      year,
      stage: fc.constantFrom('draft' as const, 'published' as const),
      amountCents: cents,
      authorityDeltaCents: cents,
    }),
    ({ id, ...data }) => appropriationSet.of(id, { ...data, budgetLineId: id }),
  ),
  taking,
  correcting,
);
