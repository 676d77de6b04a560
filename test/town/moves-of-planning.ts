import { idOf, kindOf } from '#kernel';
import type { Tag } from '#kernel';
import {
  callOpened,
  conflictDeclared,
  consensusReached,
  consensusSought,
  criterionAgreed,
  decisionRecorded,
  evidenceAdded,
  grantAppliedFor,
  measureProposed,
  meetingConvened,
  memberAppointed,
  obligationAssigned,
  phaseEntered,
  positionTaken,
  targetsAgreed,
  versionId,
} from '#planning';
import type { Obligation } from '#planning';
import { TODAY } from './asked.js';
import { anyOf, oneOf, onceIn } from './life.js';
import type { Happened, Life } from './life.js';
import type { Move } from './moves.js';

const ALL_KINDS = ['project', 'institutional', 'statutory', 'innovation', 'lump-sum'] as const;
const PHASES = ['needs', 'criteria-and-targets', 'call', 'recommendation', 'decision', 'implementation', 'review', 'evaluation']; // prettier-ignore

/** How each act is varied from its example where that alone would hardly ever be possible: what belongs together is named together. */
export const movesOfPlanning: Readonly<Record<string, Move>> = {
  'open-ledger': (example) => ({ ...example, mode: 'real' }),
  'register-organisation': (example, { chance, length }) => ({
    ...example,
    name: `Träger ${String(length)}`,
    sector: anyOf(chance, 'free-nonprofit', 'commercial', 'church'),
    register: undefined,
  }),
  'register-person': (example, life) => ({
    ...example,
    pseudonym: `P-${String(life.length)}`,
    organisationId: onceIn(life.chance, 2) ? oneOf(life.chance, life.ids('organisation')) : undefined,
  }),
  'delegate-authority': (example, { chance }) => ({
    ...example,
    right: anyOf(chance, 'order', 'certify'),
    limitCents: anyOf(chance, 0, 50_000_00, 900_000_00),
  }),
  'adopt-goal': (example, { length }) => ({ ...example, outlineNo: String(length) }),
  'adopt-guideline': (example, { chance }) => ({
    ...example,
    kinds: ALL_KINDS,
    startRule: anyOf(chance, 'none', 'before-notice'),
    orderBeforeFinal: onceIn(chance, 2),
    finalSharePermille: anyOf(chance, 0, 100),
    pettyLimitCents: anyOf(chance, 100_000_00, 5_000_00),
  }),
  'enter-phase': (_, life) =>
    life.about(life.ids('cycle'), (cycleId) => {
      const entered = life.of(phaseEntered).filter(({ data }) => data.cycleId === cycleId);
      return { cycleId, phase: PHASES[entered.length] };
    }),
  'assign-obligation': (example, life) => ({
    ...example,
    ...(onceIn(life.chance, 2)
      ? { organisationId: undefined, bodyId: oneOf(life.chance, life.ids('body')) }
      : {}),
    recurs: onceIn(life.chance, 2)
      ? undefined
      : { everyMonths: 1, until: anyOf(life.chance, '2027-04-30', '2027-06-30') },
  }),
  'fulfil-obligation': (example, life) =>
    life.aboutOne(obligationAssigned, (task) => ({ ...example, ...oneTimeOf(task, life) })),
  'extend-obligation': (example, life) =>
    life.aboutOne(obligationAssigned, (task) => ({
      ...example,
      ...oneTimeOf(task, life),
      dueOn: anyOf(life.chance, '2027-05-31', '2027-08-31'),
    })),
  'waive-obligation': (example, life) =>
    life.aboutOne(obligationAssigned, (task) => ({ ...example, ...oneTimeOf(task, life) })),
  'assess-need': (example, life) =>
    life.aboutOne(evidenceAdded, ({ id, data: { needId } }) => ({ ...example, needId, evidenceIds: [id] })),
  'agree-criterion': (example, life) =>
    life.about(
      life
        .of(consensusReached)
        .flatMap(({ id, data }) => idsIn(data.about, 'criterion').map((of) => ({ id, of }))),
      ({ id, of }) => ({
        ...example,
        ...{ criterionId: of, consensusItemId: id, validFrom: '2027-01-01' },
        version: life.of(criterionAgreed).filter((agreed) => agreed.id === of).length + 1,
      }),
    ),
  'adopt-catalogue': (example, life) =>
    life.aboutOne(criterionAgreed, ({ data: { cycleId } }) => ({
      ...example,
      cycleId,
      criterionVersionIds: criteriaOf(life, cycleId),
    })),
  'open-call': (example, life) =>
    life.about(life.ids('guideline'), (guidelineId) => ({
      ...example,
      guidelineVersionId: `${guidelineId}.v1`,
      opensOn: '2027-03-01',
      closesOn: '2027-03-31',
    })),
  'apply-for-grant': (example, life) =>
    life.aboutOne(measureProposed, ({ id, data: { needIds } }) => {
      const call = oneOf(life.chance, [undefined, ...life.of(callOpened)]);
      const guidelineId = oneOf(life.chance, life.ids('guideline'));
      return guidelineId === undefined
        ? undefined
        : {
            ...example,
            ...{ callId: undefined, guidelineVersionId: `${guidelineId}.v1`, kind: 'statutory' },
            ...(call && {
              callId: call.id, cycleId: call.data.cycleId, guidelineVersionId: call.data.guidelineVersionId, kind: 'project',
            }),
            ...{ measureId: id, needIds, appliedOn: TODAY, plannedStartOn: '2027-04-01' },
            period: { from: '2027-04-01', until: '2027-12-31' },
          }; // prettier-ignore
    }),
  'assess-application': (example, life) =>
    life.aboutOne(grantAppliedFor, ({ id, data: { cycleId } }) => ({
      ...example,
      grantId: id,
      items: criteriaOf(life, cycleId).map((criterionVersionId) => ({
        criterionVersionId,
        met: anyOf(life.chance, 'yes', 'no'),
        reason: 'Nach dem Konzept.',
      })),
    })),
  'report-actual': (example, life) =>
    life.aboutOne(targetsAgreed, ({ id }) => ({ ...example, targetVersionId: versionId(id, 1) })),
  'establish-body': (example, { chance }) => ({
    ...example,
    kind: anyOf(chance, 'council', 'steering-group'),
    mandates: (['decides', 'recommends'] as const).map((verb) => ({
      verb,
      grantKinds: ALL_KINDS,
      basis: 'Hauptsatzung',
    })),
  }),
  'appoint-member': (example, { chance }) => ({
    ...example,
    ...(onceIn(chance, 3) ? {} : { organisationId: undefined }),
  }),
  'convene-meeting': (example, life) =>
    life.aboutOne(memberAppointed, ({ data: { bodyId } }) => ({ ...example, bodyId, heldOn: TODAY })),
  'record-attendance': (_, life) =>
    life.aboutOne(meetingConvened, ({ id, data: { bodyId } }) => ({
      meetingId: id,
      present: membersOf(life, bodyId).map((personId) => ({ personId })),
    })),
  'seek-consensus': (example, life) => {
    const grants = life.of(grantAppliedFor).map(({ id }) => `grant:${id}`);
    const criteria = life.ids('criterion').map((id) => `criterion:${id}`);
    return life.about([...grants, ...criteria], (about) => ({
      ...example,
      kind: about.startsWith('grant:') ? 'allocation' : 'criterion',
      about: [about],
    }));
  },
  'take-position': (example, life) =>
    life.about(openItems(life), (item) => {
      const heard = life.of(positionTaken).filter(({ id }) => id === item.id);
      const silent = membersOf(life, item.data.bodyId).filter((member) =>
        heard.every(({ data }) => data.personId !== member),
      );
      return life.about(silent.length > 0 ? silent : membersOf(life, item.data.bodyId), (personId) => ({
        ...example,
        itemId: item.id,
        personId,
        position: onceIn(life.chance, 4) ? anyOf(life.chance, 'stand-aside', 'object') : 'agree',
        onBehalfOf: personId,
      }));
    }),
  'declare-conflict': (example, life) =>
    life.about(openItems(life), ({ id, data: { bodyId } }) =>
      life.about(membersOf(life, bodyId), (personId) => ({
        ...example,
        itemId: id,
        personId,
        onBehalfOf: personId,
      })),
    ),
  'recuse-member': (example, life) =>
    life.about(openItems(life), ({ id, data: { bodyId } }) => {
      const conflicted = life.of(conflictDeclared).filter((each) => each.id === id);
      const persons = conflicted.map(({ data }) => data.personId);
      return life.about(persons.length > 0 ? persons : membersOf(life, bodyId), (personId) => ({
        ...example,
        itemId: id,
        personId,
        grantIds: undefined,
      }));
    }),
  'reach-consensus': (example, life) => life.about(openItems(life), ({ id }) => ({ ...example, itemId: id })),
  'issue-recommendation': (example, life) =>
    life.aboutOne(consensusReached, ({ id, data: { about } }) => ({
      ...example,
      itemId: id,
      outcomes: idsIn(about, 'grant').map((grantId) => ({
        grantId,
        amountCents: 10_000_00,
        outcome: 'recommended',
      })),
    })),
  'record-decision': (example, life) =>
    life.aboutOne(grantAppliedFor, ({ id }) => ({
      ...example,
      decidedOn: TODAY,
      recused: [],
      outcomes: [{ subject: `grant:${id}`, amountCents: anyOf(life.chance, 10_000_00, 8_000_00) }],
    })),
  'explain-deviation': (example, life) =>
    life.aboutOne(decisionRecorded, ({ id, data: { outcomes } }) =>
      life.about(outcomes, ({ subject }) => ({ ...example, decisionId: id, grantId: idOf(subject) })),
    ),
};

/** A task, and one of its times or whichever is the next. */
function oneTimeOf({ id, data }: Happened<Obligation>, { chance }: Life) {
  return { obligationId: id, occurrenceOn: anyOf(chance, undefined, ...data.occurrences) };
}

function idsIn(tags: readonly Tag[], kind: string): string[] {
  return tags.filter((each) => kindOf(each) === kind).map((each) => idOf(each));
}

/** The last version of each criterion that was agreed for a cycle. */
function criteriaOf(life: Life, cycleId: string): string[] {
  const agreed = life.of(criterionAgreed).filter(({ data }) => data.cycleId === cycleId);
  return [...new Map(agreed.map(({ id, data }) => [id, versionId(id, data.version)])).values()];
}

function membersOf(life: Life, bodyId: string): string[] {
  const appointed = life.of(memberAppointed).filter(({ data }) => data.bodyId === bodyId);
  return [...new Set(appointed.map(({ data }) => data.personId))];
}

function openItems(life: Life) {
  const closed = life.of(consensusReached).map(({ id }) => id);
  return life.of(consensusSought).filter(({ id }) => !closed.includes(id));
}
