import { act } from '#kernel';
import { reject } from '../language.js';
import { Organisation, organisationRegistered, registerId } from './organisation-registered.event.js';
import { registerEntry } from './organisation.model.js';

/** Registers whoever takes part or receives money. The same register number stands for the same organisation, once. */
export const registerOrganisation = act('register-organisation', Organisation, {
  label: { de: 'Organisation erfassen', en: 'Register organisation' },
  makes: [organisationRegistered],
  example: {
    name: 'Nachbarschaftshilfe Musterstadt e. V.',
    sector: 'free-nonprofit',
    kind: 'organisation',
    legalForm: 'eV',
    register: { court: 'M1305', type: 'VR', number: '1234' },
  },
  reads: ({ register }) => ({ sameEntry: register && registerEntry.of(registerId(register)) }),
  decide: ({ sameEntry }, input, { id }) => {
    if (sameEntry && input.register) {
      return reject(
        'register-id-taken',
        { registerId: registerId(input.register), organisationId: sameEntry.organisationId },
        [sameEntry.number],
      );
    }
    return organisationRegistered.of(id, input);
  },
});
