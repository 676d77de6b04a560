import { validate } from '#kernel';
import { stories } from '#kernel/testing';
import { planning } from '../acts.js';
import { eventCorrected } from '../correction/event-corrected.event.js';
import { needIdentified } from '../need/need-identified.event.js';
import { addEvidence } from './add-evidence.act.js';

const given = stories(planning);
const needId = '00000000-0000-7000-8000-000000000001';
const id = '00000000-0000-7000-8000-000000000002';

const identified = needIdentified.of(needId, {
  title: 'Ganztagsplätze',
  description: 'Am Nachmittag fehlen Plätze.',
  kind: 'new',
  reportedBy: { sector: 'concerned' },
});
const indicatorValue = {
  indicator: 'Kinder in Familien mit Bürgergeld',
  value: '28.4',
  unit: 'Prozent',
  source: 'Statistik der Bundesagentur für Arbeit',
  observedOn: '2027-03-15',
};
const finding = { text: 'Eltern berichten von Wartelisten.', method: 'Befragung', foundOn: '2027-02-01' };
const document = { title: 'Bericht', sha256: 'a'.repeat(64), mediaType: 'application/pdf' };

describe('add-evidence', () => {
  it.each([{ indicatorValue }, { finding }, { document }])('adds to a need %j', (given_) => {
    given(identified)
      .when(addEvidence, { needId, ...given_ }, { id })
      .then({
        type: 'evidence-added',
        version: 1,
        subject: `evidence:${id}`,
        tags: [`evidence:${id}`, `need:${needId}`],
        data: { needId, ...given_ },
      });
  });

  it('wants one kind of evidence, not none and not two', () => {
    given(identified).when(addEvidence, { needId }).thenRefused('evidence-unclear', { given: 0 });
    given(identified)
      .when(addEvidence, { needId, finding, document })
      .thenRefused('evidence-unclear', { given: 2 });
  });

  it('takes what was observed today and nothing of tomorrow', () => {
    given(identified)
      .when(addEvidence, { needId, indicatorValue: { ...indicatorValue, observedOn: '2027-03-16' } })
      .thenRefused('observed-in-future', { on: '2027-03-16', today: '2027-03-15' });
    given(identified)
      .when(addEvidence, { needId, finding: { ...finding, foundOn: '2027-03-16' } })
      .thenRefused('observed-in-future');
  });

  it('takes decimal numbers as text and nothing else for a value', () => {
    const paths = (value: unknown): string[] => {
      const result = validate(addEvidence.input, { needId, indicatorValue: { ...indicatorValue, value } });
      return result.ok ? [] : result.faults.map(({ path }) => path);
    };
    for (const value of ['0', '-3', '12.5', '999999999999999.999999']) expect(paths(value)).toEqual([]);
    for (const value of ['hoch', '12,5', '01', '1.', '.5', '1e3', 12.5, '1.1234567'])
      expect(paths(value)).toEqual(['/indicatorValue/value']);
  });

  it('refuses a need that is unknown or was corrected', () => {
    given()
      .when(addEvidence, { needId, finding })
      .thenRefused('unknown-id', { field: '/needId', kind: 'need', id: needId });
    const corrected = eventCorrected.of('1', {
      eventNumber: 1,
      eventType: identified.type,
      eventSubject: identified.subject,
      eventTags: [...identified.tags],
    });
    given(identified, corrected)
      .when(addEvidence, { needId, finding })
      .thenRefused('entry-corrected', { kind: 'need', id: needId, by: 2 });
  });
});
