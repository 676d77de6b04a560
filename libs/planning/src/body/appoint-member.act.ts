import { act } from '#kernel';
import { reject } from '../language.js';
import { organisationTies } from '../organisation/organisation.model.js';
import { overlap, periodRunsForward } from '../rules/period-runs-forward.js';
import { stillHolds } from '../rules/still-holds.js';
import { bodyMembers, bodyState } from './body.model.js';
import { AppointMember, memberAppointed } from './member-appointed.event.js';

/** Appoints a member of a body for a time (§§ 62, 72 HGO; § 71 SGB VIII; to be checked). Nobody has two seats on one day. */
export const appointMember = act('appoint-member', AppointMember, {
  label: { de: 'Mitglied bestellen', en: 'Appoint member' },
  makes: [memberAppointed],
  mayBeAhead: true,
  example: {
    bodyId: '01890a5d-ac96-774b-bcce-b302099a8101',
    personId: '01890a5d-ac96-774b-bcce-b302099a8057',
    organisationId: '01890a5d-ac96-774b-bcce-b302099a8061',
    sector: 'free-nonprofit',
    expertKind: 'professional',
    voting: true,
    inPerson: false,
    from: '2027-01-01',
  },
  reads: ({ bodyId, organisationId }) => ({
    body: bodyState.of(bodyId),
    members: bodyMembers.of(bodyId),
    ties: organisationId === undefined ? undefined : organisationTies.of(organisationId),
  }),
  decide: ({ body, members, ties }, input) => {
    const { bodyId, personId } = input;
    const refusal = periodRunsForward(input) ?? stillHolds('body', [[bodyId, body]]);
    if (refusal) return refusal;
    const seat = members.find((member) => member.personId === personId && overlap(member, input));
    if (seat) return reject('member-already', { bodyId, personId, from: seat.from }, [seat.number]);
    return memberAppointed.of(bodyId, {
      ...input,
      ...(ties?.level === undefined ? {} : { organisationLevel: ties.level }),
    });
  },
});
