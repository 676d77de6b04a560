import type { RejectionText } from '#kernel';

/** Refusals about goals, cycles, needs and their evidence. */
export const cycleAndNeedRejections = {
  'goal-tree-too-deep': {
    status: 409,
    title: { de: 'Der Zielbaum ist zu tief', en: 'The tree of goals is too deep' },
    detail: {
      de: 'Unter {parentId} stünde das Ziel auf Ebene {level}; es gibt höchstens {most} Ebenen. Ordnen Sie es weiter oben ein.',
      en: 'Below {parentId} the goal would stand on level {level}; there are at most {most} levels. Place it further up.',
    },
  },
  'phase-plan-order': {
    status: 422,
    title: {
      de: 'Die geplanten Phasen stehen nicht in ihrer Reihenfolge',
      en: 'The planned phases are not in their order',
    },
    detail: {
      de: 'Die Phase {phase} kann nicht nach {before} stehen oder nicht vor ihr beginnen. Nennen Sie jede Phase einmal, in der Reihenfolge des Zyklus.',
      en: 'The phase {phase} cannot stand after {before} or begin ahead of it. Name each phase once, in the order of the cycle.',
    },
  },
  'phase-order': {
    status: 409,
    title: { de: 'Diese Phase ist nicht an der Reihe', en: 'It is not the turn of this phase' },
    detail: {
      de: 'Der Zyklus {cycleId} ist in der Phase {phase}; auf sie folgt {next}, nicht {wanted}.',
      en: 'The cycle {cycleId} is in the phase {phase}; {next} follows it, not {wanted}.',
    },
  },
  'cycle-in-last-phase': {
    status: 409,
    title: { de: 'Der Zyklus ist in seiner letzten Phase', en: 'The cycle is in its last phase' },
    detail: {
      de: 'Der Zyklus {cycleId} ist in der Phase {phase}; danach wird er geschlossen.',
      en: 'The cycle {cycleId} is in the phase {phase}; after it the cycle is closed.',
    },
  },
  'backdated-without-reason': {
    status: 409,
    rule: 'R17',
    title: { de: 'Eine Rückdatierung braucht eine Begründung', en: 'Backdating needs a reason' },
    detail: {
      de: 'Die Handlung gilt ab {effectiveOn}, die Phase {phase} begann am {beganOn} (Regel R17). Nennen Sie den Grund (`reason`).',
      en: 'The act applies from {effectiveOn}, the phase {phase} began on {beganOn} (rule R17). Give the reason (`reason`).',
    },
  },
  'evidence-unclear': {
    status: 422,
    title: {
      de: 'Welcher Beleg gemeint ist, ist nicht eindeutig',
      en: 'Which evidence is meant is not clear',
    },
    detail: {
      de: 'Nennen Sie genau eines von `indicatorValue`, `finding` und `document`; es sind {given}.',
      en: 'Name exactly one of `indicatorValue`, `finding` and `document`; there are {given}.',
    },
  },
  'observed-in-future': {
    status: 409,
    title: {
      de: 'Der Tag der Beobachtung liegt in der Zukunft',
      en: 'The day of the observation lies in the future',
    },
    detail: {
      de: 'Beobachtet wurde am {on}, heute ist {today}. Prüfen Sie den Tag.',
      en: 'It was observed on {on}, today is {today}. Check the day.',
    },
  },
  'evidence-missing': {
    status: 409,
    rule: 'R14',
    title: { de: 'Es fehlt ein Beleg', en: 'Evidence is missing' },
    detail: {
      de: 'Diese Bewertung braucht mindestens einen Beleg (Regel R14): `evidenceIds` oder ein Dokument in `evidence`.',
      en: 'This assessment needs at least one evidence (rule R14): `evidenceIds` or a document in `evidence`.',
    },
  },
  'evidence-of-another-need': {
    status: 409,
    title: { de: 'Dieser Beleg gehört zu einem anderen Bedarf', en: 'This evidence belongs to another need' },
    detail: {
      de: 'Der Beleg {evidenceId} gehört zum Bedarf {otherNeedId}, nicht zu {needId}. Fügen Sie ihn dort hinzu (add-evidence).',
      en: 'The evidence {evidenceId} belongs to the need {otherNeedId}, not to {needId}. Add it there (add-evidence).',
    },
  },
  'entry-corrected': {
    status: 409,
    rule: 'R16',
    title: { de: 'Dieser Eintrag wurde berichtigt', en: 'This entry was corrected' },
    detail: {
      de: 'Der Eintrag {kind} {id} gilt seit Ereignis {by} nicht mehr; auf ihm lässt sich nicht aufbauen. Erfassen Sie ihn neu.',
      en: 'The entry {kind} {id} no longer holds since event {by}; nothing can be built upon it. Record it anew.',
    },
  },
} as const satisfies Record<string, RejectionText>;
