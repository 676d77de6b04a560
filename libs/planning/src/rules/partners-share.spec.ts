import { partnersShare } from './partners-share.js';

const [applicantId, one, other] = ['a', 'b', 'c'];
const share = (organisationId: string, amountCents: number) => ({
  organisationId,
  amountCents,
  forwarding: true,
});

describe('the partners of an application', () => {
  it('share in the whole, up to its last cent', () => {
    const shares = (cents: number) =>
      partnersShare({
        applicantId,
        requestedCents: 100_00,
        partners: [share(one, 60_00), share(other, cents)],
      });
    expect(shares(40_00)).toBeUndefined();
    expect(shares(40_01)).toMatchObject({
      code: 'partner-shares-exceed',
      facts: { sharesCents: 100_01, requestedCents: 100_00 },
    });
  });

  it('are others than the applicant, each named once; there need be none', () => {
    expect(partnersShare({ applicantId, requestedCents: 1 })).toBeUndefined();
    expect(
      partnersShare({ applicantId, requestedCents: 1, partners: [share(applicantId, 0)] }),
    ).toMatchObject({ code: 'partner-is-applicant', facts: { organisationId: applicantId } });
    expect(
      partnersShare({ applicantId, requestedCents: 1, partners: [share(one, 0), share(one, 1)] }),
    ).toMatchObject({ code: 'partner-twice', facts: { organisationId: one } });
  });
});
