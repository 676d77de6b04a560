import { act } from '#kernel';
import { periodRunsForward } from '../rules/period-runs-forward.js';
import { authorityDelegated, DelegateAuthority } from './authority-delegated.event.js';

/**
 * Delegates the authority to certify or to order payments up to an amount (Feststellungs- und Anordnungsbefugnis, GemKVO
 * Hessen; to be checked). Of several that apply on a day the one recorded last holds, so a new one lowers, raises or ends
 * the one before.
 */
export const delegateAuthority = act('delegate-authority', DelegateAuthority, {
  label: { de: 'Befugnis übertragen', en: 'Delegate authority' },
  makes: [authorityDelegated],
  mayBeAhead: true,
  example: {
    personId: '01890a5d-ac96-774b-bcce-b302099a8057',
    right: 'order',
    limitCents: 50_000_00,
    from: '2027-01-01',
  },
  decide: (_, input) => periodRunsForward(input) ?? authorityDelegated.of(input.personId, input),
});
