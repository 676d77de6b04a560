import { rowsAfter } from '#kernel/testing';
import { eventCorrected, organisationRegistered } from '#planning';
import { organisations } from './organisations.read-model.js';

const id = '00000000-0000-7000-8000-000000000001';

describe('the register of organisations', () => {
  it('shows what is known of an organisation, and null where nothing is known', () => {
    const rows = rowsAfter(
      organisations,
      organisationRegistered.of(id, {
        name: 'Nachbarschaftshilfe Musterstadt e. V.',
        kind: 'organisation',
        register: { court: 'M1305', type: 'VR', number: '1234' },
      }),
    );
    expect(rows.get(id)).toMatchObject({
      name: 'Nachbarschaftshilfe Musterstadt e. V.',
      registerId: 'de-cr-m1305-vr-1234',
      sector: null,
    });
  });

  it('marks an organisation that was registered by mistake', () => {
    const registered = organisationRegistered.of(id, { name: 'Träger A', kind: 'organisation' });
    const corrected = eventCorrected.of('1', {
      eventNumber: 1,
      eventType: registered.type,
      eventSubject: registered.subject,
      eventTags: [...registered.tags],
    });
    expect(rowsAfter(organisations, registered).get(id)).toMatchObject({ correctedBy: null });
    expect(rowsAfter(organisations, registered, corrected).get(id)).toMatchObject({ correctedBy: 2 });
  });
});
