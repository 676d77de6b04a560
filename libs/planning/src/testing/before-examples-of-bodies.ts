import type { Act, ActContext } from '#kernel';
import { stories } from '#kernel/testing';
import type { Happened } from '#kernel/testing';
import { planning } from '../acts.js';
import { appointMember } from '../body/appoint-member.act.js';
import { establishBody } from '../body/establish-body.act.js';
import { explainDeviation } from '../decision/explain-deviation.act.js';
import { recordDecision } from '../decision/record-decision.act.js';
import { applyForGrant } from '../grant/apply-for-grant.act.js';
import { grantAppliedFor } from '../grant/grant-applied-for.event.js';
import { declareConflict } from '../item/declare-conflict.act.js';
import { issueRecommendation } from '../item/issue-recommendation.act.js';
import { reachConsensus } from '../item/reach-consensus.act.js';
import { recuseMember } from '../item/recuse-member.act.js';
import { seekConsensus } from '../item/seek-consensus.act.js';
import { takePosition } from '../item/take-position.act.js';
import { conveneMeeting } from '../meeting/convene-meeting.act.js';
import { recordAttendance } from '../meeting/record-attendance.act.js';
import { declareInterest } from '../person/declare-interest.act.js';
import { delegateAuthority } from '../person/delegate-authority.act.js';
import { erasePersonalData } from '../person/erase-personal-data.act.js';
import { registerPerson } from '../person/register-person.act.js';
import { registerOrganisation } from '../organisation/register-organisation.act.js';
import type { BeforeExamples } from './before-examples.js';

const member = declareInterest.example.personId;
const asMember = { actor: `person:${member}` };

/** What has happened, and then what the example of an act makes of it. */
function performed<Input extends object>(
  happened: readonly Happened[],
  act: Act<Input>,
  about: Partial<ActContext> = {},
): Happened[] {
  return [
    ...happened,
    ...stories(planning)(...happened)
      .when(act, act.example, about)
      .events(),
  ];
}

const organised = performed([], registerOrganisation, { id: declareInterest.example.organisationId });
const registered = performed(organised, registerPerson, { id: member });
const established = performed(registered, establishBody, { id: conveneMeeting.example.bodyId });
const appointed = performed(established, appointMember);
const convened = performed(appointed, conveneMeeting, { id: recordAttendance.example.meetingId });
const attended = performed(convened, recordAttendance);
const applied = [
  ...attended,
  grantAppliedFor.of(explainDeviation.example.grantId, {
    ...applyForGrant.example,
    kind: 'project',
    applicantId: '01890a5d-ac96-774b-bcce-b302099a8062',
  }),
];
const sought = performed(applied, seekConsensus, { id: takePosition.example.itemId });
const positioned = performed(sought, takePosition, asMember);
const agreed = performed(positioned, reachConsensus);
const decided = performed(agreed, recordDecision, { id: explainDeviation.example.decisionId });

/** What must have happened before the examples can be performed: each rests on those before it. */
export const beforeBodies: BeforeExamples = {
  [registerOrganisation.name]: [],
  [registerPerson.name]: organised,
  [erasePersonalData.name]: registered,
  [declareInterest.name]: registered,
  [delegateAuthority.name]: registered,
  [establishBody.name]: registered,
  [appointMember.name]: established,
  [conveneMeeting.name]: appointed,
  [recordAttendance.name]: convened,
  [seekConsensus.name]: applied,
  [takePosition.name]: { happened: sought, about: asMember },
  [declareConflict.name]: { happened: sought, about: asMember },
  [recuseMember.name]: sought,
  [reachConsensus.name]: positioned,
  [issueRecommendation.name]: agreed,
  [recordDecision.name]: agreed,
  [explainDeviation.name]: decided,
};
