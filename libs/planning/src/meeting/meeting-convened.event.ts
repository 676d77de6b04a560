import { Day, Each, Ref, Text, Title } from '#kernel';
import { event, tag } from '../language.js';

/** A place on the agenda; its number is its place in the list, from 1. */
class AgendaEntry {
  @Title() title!: Text;
}

/** As many as a long council meeting has. */
export const MAX_AGENDA = 100;

export class Meeting {
  @Ref('body') bodyId!: string;
  @Day() heldOn!: string;
  /** Given in a written procedure (Umlaufverfahren) only: the last day on which members answer. */
  @Day({ optional: true }) answersDueOn?: string;
  @Text({ max: 500, optional: true }) place?: Text;
  @Each(() => AgendaEntry, { min: 1, max: MAX_AGENDA }) agenda!: AgendaEntry[];
}

export const meetingConvened = event('meeting-convened', 1, Meeting, {
  label: { de: 'Sitzung einberufen', en: 'Meeting convened' },
  tells: {
    de: 'Sitzung einberufen zum {heldOn}[, {place}][, Umlaufverfahren bis {answersDueOn}]',
    en: 'Meeting convened for {heldOn}[, {place}][, written procedure until {answersDueOn}]',
  },
  subject: 'meeting',
  creates: true,
  tags: ({ bodyId }) => [tag('body', bodyId)],
});
