import type { BodyState } from '../body/body.model.js';
import { mandateCovers } from './mandate-covers.js';

const basis = { commitment: '0'.repeat(64) };
const magistrate: BodyState = {
  kind: 'magistrate',
  mandates: [
    { verb: 'recommends', grantKinds: ['institutional'], basis },
    { verb: 'decides', grantKinds: ['project'], limitCents: 10_000_00, basis },
  ],
  decisionRule: 'majority',
  quorumShare: { numerator: 1, denominator: 2 },
  number: 3,
};
const decides = (matter: Parameters<typeof mandateCovers>[3]) =>
  mandateCovers('magistrat', magistrate, 'decides', matter);

describe('R4: a mandate covers', () => {
  it('its kinds up to its limit, and not a cent beyond', () => {
    expect(decides({ grantKind: 'project', amountCents: 10_000_00 })).toBeUndefined();
    expect(decides({ grantKind: 'project', amountCents: 10_000_01 })).toEqual({
      code: 'mandate-missing',
      facts: { bodyId: 'magistrat', verb: 'decides', grantKind: 'project', amountCents: 10_000_01 },
      restsOn: [3],
    });
  });

  it('no other kind, and no other verb', () => {
    expect(decides({ grantKind: 'institutional', amountCents: 1 })).toMatchObject({
      code: 'mandate-missing',
    });
    expect(mandateCovers('magistrat', magistrate, 'recommends', { grantKind: 'project' })).toMatchObject({
      code: 'mandate-missing',
    });
  });

  it('any amount where it has no limit', () => {
    expect(
      mandateCovers('magistrat', magistrate, 'recommends', {
        grantKind: 'institutional',
        amountCents: Number.MAX_SAFE_INTEGER,
      }),
    ).toBeUndefined();
  });

  it('something where nothing more is known of the matter, and nothing where there is no body', () => {
    expect(mandateCovers('magistrat', magistrate, 'decides')).toBeUndefined();
    expect(mandateCovers('magistrat', undefined, 'decides')).toMatchObject({ restsOn: [] });
  });
});
