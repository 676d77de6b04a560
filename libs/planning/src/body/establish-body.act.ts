import { act } from '#kernel';
import { reject } from '../language.js';
import { Body, bodyEstablished } from './body-established.event.js';

/**
 * Establishes a body with what it may do. The council decides what is not delegated (§§ 50, 51 HGO; to be checked), an
 * advisory board or a steering group recommends (§ 72 HGO; to be checked); a quorum of more than half is the usual one
 * (§ 53 HGO; to be checked).
 */
export const establishBody = act('establish-body', Body, {
  label: { de: 'Gremium einrichten', en: 'Establish body' },
  makes: [bodyEstablished],
  mayBeAhead: true,
  example: {
    name: 'Steuerungsgruppe Kooperative Sozialplanung',
    kind: 'steering-group',
    mandates: [
      {
        verb: 'recommends',
        grantKinds: ['project', 'institutional', 'innovation'],
        basis: 'Konzept Kooperative Sozialplanung Musterstadt, Abschnitt 4',
      },
    ],
    decisionRule: 'consensus',
    quorumShare: { numerator: 1, denominator: 2 },
    concernedSeatsMin: 2,
  },
  decide: (_, input, { id }) => {
    const { numerator, denominator } = input.quorumShare;
    if (numerator >= denominator) return reject('quorum-unattainable', { numerator, denominator });
    return bodyEstablished.of(id, input);
  },
});
