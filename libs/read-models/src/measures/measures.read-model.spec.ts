import { rowsAfter } from '#kernel/testing';
import type { Happened } from '#kernel/testing';
import { eventCorrected, measureProposed, subsidiarityChecked } from '#planning';
import { measures } from './measures.read-model.js';

const [id, needId, provider, grantId] = ['1', '2', '3', '4'].map(
  (last) => `00000000-0000-7000-8000-00000000000${last}`,
) as [string, string, string, string];
const proposed = measureProposed.of(id, {
  title: 'Offener Treff',
  description: 'Montags bis freitags.',
  needIds: [needId],
});
const checked = (outcome: 'declined' | 'none-available') =>
  subsidiarityChecked.of(id, { measureId: id, grantId, askedOrganisationIds: [provider], outcome });
const correcting = (eventNumber: number, { type, subject, tags }: Happened) =>
  eventCorrected.of(String(eventNumber), {
    eventNumber,
    eventType: type,
    eventSubject: subject,
    eventTags: [...tags],
  });

describe('the register of measures', () => {
  it('shows the subsidiarity checks, the last one foremost, and not on whose application’s occasion', () => {
    expect(rowsAfter(measures, proposed).get(id)).toMatchObject({
      subsidiarityOutcome: null,
      subsidiarityChecks: [],
    });
    const row = rowsAfter(measures, proposed, checked('declined'), checked('none-available')).get(id);
    const asked = { askedOrganisationIds: [provider], checkedOn: '2027-03-15' };
    expect(row).toMatchObject({
      subsidiarityOutcome: 'none-available',
      subsidiarityChecks: [
        { number: 2, outcome: 'declined', ...asked },
        { number: 3, outcome: 'none-available', ...asked },
      ],
    });
    expect(JSON.stringify(row)).not.toContain(grantId);
  });

  it('tells why nobody was asked, unless that was on the occasion of an application', () => {
    const explained = { measureId: id, askedOrganisationIds: [], outcome: 'sovereign-task' as const };
    const why = { explanation: 'Inobhutnahme ist hoheitlich.' };
    const row = rowsAfter(
      measures,
      proposed,
      subsidiarityChecked.of(id, { ...explained, ...why }),
      subsidiarityChecked.of(id, { ...explained, ...why, grantId }),
    ).get(id);
    const [one, other] = row?.['subsidiarityChecks'] as unknown[];
    expect(one).toMatchObject(why);
    expect(other).not.toHaveProperty('explanation');
  });

  it('takes back what was corrected: one check, or the measure', () => {
    const last = checked('none-available');
    const both = [proposed, checked('declined'), last];
    expect(rowsAfter(measures, ...both, correcting(3, last)).get(id)).toMatchObject({
      subsidiarityOutcome: 'declined',
      correctedBy: null,
    });
    expect(rowsAfter(measures, ...both, correcting(1, proposed)).get(id)).toMatchObject({
      subsidiarityOutcome: 'none-available',
      correctedBy: 4,
    });
  });
});
