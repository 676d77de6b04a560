import { act } from '#kernel';
import { reject } from '../language.js';
import { needState } from '../need/need.model.js';
import { stillHolds } from '../rules/still-holds.js';
import { AddEvidence, evidenceAdded } from './evidence-added.event.js';

/** Adds evidence to a need. Needs are found in data and with the people concerned (§ 80 Abs. 1 Nr. 2 SGB VIII; to be checked). */
export const addEvidence = act('add-evidence', AddEvidence, {
  label: { de: 'Beleg hinzufügen', en: 'Add evidence' },
  makes: [evidenceAdded],
  example: {
    needId: '01890a5d-ac96-774b-bcce-b302099a8057',
    spaceIds: ['nordstadt'],
    indicatorValue: {
      indicator: 'Kinder in Familien mit Bürgergeld',
      value: '28.4',
      unit: 'Prozent',
      source: 'Statistik der Bundesagentur für Arbeit',
      observedOn: '2024-12-31',
    },
  },
  reads: ({ needId }) => ({ need: needState.of(needId) }),
  decide: ({ need }, input, { id, today }) => {
    const { needId, indicatorValue, finding, document } = input;
    const refusal = stillHolds('need', [[needId, need]]);
    if (refusal) return refusal;
    const given = [indicatorValue, finding, document].filter((each) => each !== undefined).length;
    if (given !== 1) return reject('evidence-unclear', { given });
    const on = indicatorValue?.observedOn ?? finding?.foundOn;
    if (on !== undefined && on > today) return reject('observed-in-future', { on, today });
    return evidenceAdded.of(id, input);
  },
});
