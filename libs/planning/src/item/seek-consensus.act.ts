import { act, kindOf } from '#kernel';
import { reject } from '../language.js';
import { meetingState } from '../meeting/meeting.model.js';
import { stillHolds } from '../rules/still-holds.js';
import { consensusSought, SeekConsensus } from './consensus-sought.event.js';
import { canConflict, subjectsOfItem } from './item.terms.js';

/**
 * Puts a matter of the agenda to the body, which seeks consensus on it. An item on which somebody can be conflicted says
 * what it is about, because who is recused depends on it (rule R6).
 */
export const seekConsensus = act('seek-consensus', SeekConsensus, {
  label: { de: 'Konsens suchen', en: 'Seek consensus' },
  makes: [consensusSought],
  example: {
    meetingId: '01890a5d-ac96-774b-bcce-b302099a8201',
    agendaNo: 2,
    kind: 'allocation',
    about: ['grant:01890a5d-ac96-774b-bcce-b302099a8401'],
    title: 'Empfehlung zum offenen Treff',
  },
  reads: ({ meetingId }) => ({ meeting: meetingState.of(meetingId) }),
  decide: ({ meeting }, input, { id }) => {
    const { meetingId, agendaNo, kind, about } = input;
    const refusal = stillHolds('meeting', [[meetingId, meeting]]);
    if (refusal) return refusal;
    if (!meeting) return reject('unknown-id', { field: '/meetingId', kind: 'meeting', id: meetingId });
    const { agendaLength, bodyId, number } = meeting;
    if (agendaNo > agendaLength) return reject('agenda-place-unknown', { agendaNo, agendaLength }, [number]);
    const fitting: readonly string[] = subjectsOfItem[kind];
    const unfit = about.find((subject) => !fitting.includes(kindOf(subject)));
    if (unfit !== undefined) return reject('item-subject-unfit', { kind, subject: unfit, fitting });
    if (about.length === 0 && canConflict(kind)) return reject('item-subject-missing', { kind, fitting });
    return consensusSought.of(id, { ...input, bodyId });
  },
});
