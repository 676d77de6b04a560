import { act } from '#kernel';
import { bodyState } from '../body/body.model.js';
import { periodRunsForward } from '../rules/period-runs-forward.js';
import { stillHolds } from '../rules/still-holds.js';
import { Meeting, meetingConvened } from './meeting-convened.event.js';

/** Convenes a meeting of a body with its agenda (§§ 56, 58 HGO; to be checked), or a written procedure. */
export const conveneMeeting = act('convene-meeting', Meeting, {
  label: { de: 'Sitzung einberufen', en: 'Convene meeting' },
  makes: [meetingConvened],
  example: {
    bodyId: '01890a5d-ac96-774b-bcce-b302099a8101',
    heldOn: '2027-03-15',
    place: 'Rathaus, Sitzungssaal',
    agenda: [{ title: 'Qualitätskriterien des Förderaufrufs' }, { title: 'Empfehlung zu den Anträgen 2027' }],
  },
  reads: ({ bodyId }) => ({ body: bodyState.of(bodyId) }),
  decide: ({ body }, input, { id }) => {
    const { bodyId, heldOn, answersDueOn } = input;
    const answering = { from: heldOn, ...(answersDueOn === undefined ? {} : { until: answersDueOn }) };
    return (
      stillHolds('body', [[bodyId, body]]) ?? periodRunsForward(answering) ?? meetingConvened.of(id, input)
    );
  },
});
