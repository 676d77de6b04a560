import { rowsAfter } from '#kernel/testing';
import { conflictDeclared, eventCorrected, memberRecused } from '#planning';
import { recusals } from './recusals.read-model.js';

const [item, person, grant, provider] = [1, 2, 3, 4].map(
  (last) => `00000000-0000-7000-8000-${String(last).padStart(12, '0')}`,
) as [string, string, string, string];
const declared = conflictDeclared.of(item, {
  itemId: item,
  personId: person,
  grantIds: [grant],
  organisationId: provider,
});
const recused = { ...memberRecused.of(item, { itemId: item, personId: person }), reason: 'im Vorstand' };

describe('conflicts and recusals', () => {
  it('tell who declared an interest in what, and who stayed away and why', () => {
    const rows = rowsAfter(recusals, declared, recused);
    expect(rows.get('1')).toMatchObject({ recused: false, organisationId: provider, grantIds: [grant] });
    expect(rows.get('2')).toMatchObject({
      recused: true,
      personId: person,
      grantIds: [],
      reason: 'im Vorstand',
    });
  });

  it('are marked where they were a mistake', () => {
    const corrected = eventCorrected.of('2', {
      eventNumber: 2,
      eventType: recused.type,
      eventSubject: recused.subject,
      eventTags: [...recused.tags],
    });
    const rows = rowsAfter(recusals, declared, recused, corrected);
    expect(rows.get('1')).toMatchObject({ correctedBy: null });
    expect(rows.get('2')).toMatchObject({ correctedBy: 3 });
  });
});
