import { fieldsOf } from '#kernel';
import type { DecidedEvent, OpenedEvent } from '#kernel';
import {
  appropriationSet,
  budgetLineOpened,
  eventCorrected,
  grantTakenOver,
  ledgerConfigured,
  obligationWaived,
  personRegistered,
  planning,
} from '#planning';
import { sentenceOf, tell } from './tell.js';

const id = '00000000-0000-7000-8000-000000000001';

function happened(event: DecidedEvent, more: Partial<OpenedEvent> = {}): OpenedEvent {
  return {
    ...event,
    ledger: 'musterstadt',
    number: 12,
    id,
    correlationId: id,
    actor: 'operator:story',
    role: 'treasury',
    effectiveOn: '2027-03-15',
    recordedAt: '2027-03-15T11:00:00.000Z',
    evidence: [],
    ...more,
  };
}

const line = { year: 2027, product: '315101', account: '53180000', kind: 'expense' as const };
const ansatz = appropriationSet.of(id, {
  budgetLineId: id,
  stage: 'published',
  amountCents: 1_234_56,
  year: 2027,
  authorityDeltaCents: 0,
});

describe('the history in words', () => {
  it('tells number, day, role, what happened, why and about what', () => {
    const event = happened(ansatz, { reason: 'Nachmeldung\nder Kämmerei' });
    expect(tell(event, 'de')).toBe(
      `12  15.03.2027  Kämmerei: Ansatz 2027 (bekannt gemacht): 1.234,56 € · Grund: Nachmeldung der Kämmerei · budget-line:${id}`,
    );
    expect(tell(event, 'en')).toBe(
      `12  2027-03-15  Treasury: Appropriation 2027 (Published): €1,234.56 · reason: Nachmeldung der Kämmerei · budget-line:${id}`,
    );
  });

  it('leaves out what is not known', () => {
    const told = (more: object) => sentenceOf(happened(budgetLineOpened.of(id, { ...line, ...more })), 'de');
    expect(told({})).toBe('Haushaltsposition 315101 53180000 für 2027 eröffnet');
    expect(told({ accountName: 'Zuschüsse' })).toBe(
      'Haushaltsposition 315101 53180000 für 2027 eröffnet: Zuschüsse',
    );
  });

  it('names what a list holds, and cuts it where it is long', () => {
    const told = (days: number) => {
      const occurrences = Array.from({ length: days }, (_, index) => `2027-01-${String(index + 10)}`);
      return sentenceOf(happened(obligationWaived.of(id, { obligationId: id, occurrences })), 'de');
    };
    expect(told(2)).toBe('Auf Aufgabe verzichtet: 10.01.2027, 11.01.2027');
    expect(told(20)).toMatch(/^Auf Aufgabe verzichtet: 10\.01\.2027, .{140,160}…$/);
  });

  it('names the corrected event by what it was', () => {
    const corrected = eventCorrected.of('7', {
      eventNumber: 7,
      eventType: ansatz.type,
      eventSubject: ansatz.subject,
      eventTags: [...ansatz.tags],
    });
    expect(sentenceOf(happened(corrected), 'de')).toBe('Ereignis 7 (Ansatz festgesetzt) berichtigt');
  });

  it('tells only the settings that were changed', () => {
    const told = (settings: object) =>
      sentenceOf(happened(ledgerConfigured.of('musterstadt', settings)), 'de');
    expect(told({ smallNumbers: { minBase: 100, minCases: 5 } })).toBe(
      'Planungsbuch eingestellt: nichts über weniger als 100 Menschen oder 5 Fälle',
    );
    expect(told({ commitmentAuthorityScope: 'all' })).toBe(
      'Planungsbuch eingestellt: Verpflichtungsermächtigung nötig für alle Haushaltspositionen',
    );
  });

  it('cuts long texts and shows redacted ones as such', () => {
    const told = (purpose: string) =>
      sentenceOf(
        happened(
          grantTakenOver.of(id, {
            externalNo: '1',
            recipient: { name: 'Träger A' },
            authority: 'Amt',
            purpose,
            amountCents: 0,
            source: { fileSha256: 'a'.repeat(64), line: 2 },
          }),
        ),
        'de',
      );
    expect(told('[geschwärzt]')).toBe('Zuwendung 1 übernommen: 0,00 € an Träger A für [geschwärzt]');
    expect(told('x'.repeat(10_000))).toHaveLength(
      'Zuwendung 1 übernommen: 0,00 € an Träger A für '.length + 161,
    );
  });

  it('never tells personal data', () => {
    const event = personRegistered.of(id, { pseudonym: 'P-017', name: 'Erika Mustermann' });
    expect(tell(happened(event), 'de')).not.toContain('Erika');
  });

  it('tells an event of a type that this program does not know by its name', () => {
    expect(sentenceOf(happened({ ...ansatz, type: 'budget-blocked' }), 'de')).toBe('budget-blocked');
  });

  it.each(planning.eventTypes.map((type) => [type.type, type] as const))(
    'names only fields that %s has',
    (_, { tells, payload }) => {
      const named = [...`${tells?.de ?? ''}${tells?.en ?? ''}`.matchAll(/\{(\w+)/g)].map(([, name]) => name);
      const fields = new Set(fieldsOf(payload).map(({ name }) => name));
      expect(named.filter((name) => !fields.has(name ?? ''))).toEqual([]);
    },
  );
});
