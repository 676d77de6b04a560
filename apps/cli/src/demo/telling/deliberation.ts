import type { AskedAct } from '#acting';
import { idFor } from '../identities.js';
import { STEERING_GROUP } from '../town/bodies.js';
import { personId } from '../town/people.js';
import type { Pseudonym } from '../town/people.js';
import { asked } from './chapter.js';

/** A meeting of the steering group, told in the acts of its office. */
export interface Meeting {
  readonly key: string;
  readonly heldOn: string;
  readonly agenda: readonly string[];
  readonly present: readonly Pseudonym[];
}

export function meetingId({ key, heldOn }: Pick<Meeting, 'key' | 'heldOn'>): string {
  return idFor(`meeting/${key}`, Number(heldOn.replaceAll('-', '').slice(2)));
}

export function convene(meeting: Meeting): AskedAct {
  return asked('convene-meeting', {
    id: meetingId(meeting),
    bodyId: STEERING_GROUP,
    heldOn: meeting.heldOn,
    place: 'Rathaus, Saal 2',
    agenda: meeting.agenda.map((title) => ({ title })),
  });
}

export function attendance(meeting: Meeting): AskedAct {
  return asked('record-attendance', {
    meetingId: meetingId(meeting),
    present: meeting.present.map((each) => ({ personId: personId(each) })),
  });
}

/** A matter of the agenda. */
export interface Item {
  readonly key: string;
  readonly agendaNo: number;
  readonly kind: 'criterion' | 'allocation';
  readonly about: readonly string[];
  readonly title: string;
  readonly proposal: string;
}

export function itemId({ key }: Pick<Item, 'key'>): string {
  return idFor(`item/${key}`);
}

export function seek(meeting: Meeting, item: Item): AskedAct {
  const { key: _, ...matter } = item;
  return asked('seek-consensus', { id: itemId(item), meetingId: meetingId(meeting), ...matter });
}

/** Somebody at the table who does not simply agree. */
export interface Voice {
  readonly of: Pseudonym;
  readonly position: 'stand-aside' | 'object';
  readonly statement: string;
}

/** The office writes down where everybody stands; whoever is not named otherwise agrees. */
export function positions(
  item: Pick<Item, 'key'>,
  speaking: readonly Pseudonym[],
  others: readonly Voice[] = [],
): AskedAct[] {
  return speaking.map((pseudonym) => {
    const voice = others.find(({ of }) => of === pseudonym);
    return asked('take-position', {
      itemId: itemId(item),
      personId: personId(pseudonym),
      position: voice?.position ?? 'agree',
      ...(voice === undefined ? {} : { statement: voice.statement }),
      onBehalfOf: personId(pseudonym),
    });
  });
}

/** A member stays away from a matter, and the minutes say why (rule R6). */
export function recuse(item: Pick<Item, 'key'>, pseudonym: Pseudonym, reason: string): AskedAct {
  return asked('recuse-member', { itemId: itemId(item), personId: personId(pseudonym), reason });
}

export function consensus(item: Pick<Item, 'key'>, wording: string): AskedAct {
  return asked('reach-consensus', { itemId: itemId(item), wording });
}
