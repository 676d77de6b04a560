import { organisationId } from '../town/organisations.js';
import { as, organisationOf, personId } from '../town/people.js';
import type { Pseudonym } from '../town/people.js';
import { asked, chapter } from './chapter.js';
import type { Chapter } from './chapter.js';
import { adoptCatalogue, agreeCriterion, criterionTag, draft } from './criteria.js';
import type { AgreedCriterion } from './criteria.js';
import { attendance, consensus, convene, itemId, positions, recuse, seek } from './deliberation.js';
import type { Item, Meeting, Voice } from './deliberation.js';
import { grantTag, recommend } from './grants.js';
import type { Project } from './grants.js';

/** What the steering group does in every cycle: agree by what is judged, and recommend. */

export interface AgreementOnCriteria {
  readonly cycle: string;
  readonly meeting: Meeting;
  readonly title: string;
  readonly proposal: string;
  readonly wording: string;
  readonly criteria: readonly AgreedCriterion[];
  readonly convenedOn: string;
  readonly agreedOn: string;
  readonly validFrom: string;
  readonly voices?: readonly Voice[];
  /** Who objected first and was won over. */
  readonly wonOver?: readonly Pseudonym[];
}

/** New criteria are drafted; all of them are agreed in one consensus and put in force in one catalogue. */
export function agreeOnCriteria(agreement: AgreementOnCriteria): Chapter[] {
  const { cycle, meeting, criteria, voices = [], wonOver = [], convenedOn, agreedOn, validFrom } = agreement;
  const { title, proposal, wording } = agreement;
  const about = criteria.map(criterionTag);
  const item: Item = { key: meeting.key, agendaNo: 2, kind: 'criterion', about, title, proposal };
  const first = criteria.filter(({ version }) => version === 1);
  return [
    chapter(`${cycle}/criteria-drafted`, `${convenedOn}T09:00`, as('R-Sozialplanung'), first.map((each) => draft(cycle, each))), // prettier-ignore
    chapter(`${cycle}/criteria-convened`, `${convenedOn}T10:00`, as('R-Geschaeftsstelle'), [convene(meeting)]), // prettier-ignore
    chapter(`${cycle}/criteria-consensus`, `${meeting.heldOn}T16:00`, as('R-Geschaeftsstelle'), [
      attendance(meeting),
      seek(meeting, item),
      ...positions(item, meeting.present, voices),
      ...positions(item, wonOver),
      consensus(item, wording),
    ]),
    chapter(`${cycle}/criteria-agreed`, agreedOn, as('R-Geschaeftsstelle'), [
      ...criteria.map((each) => agreeCriterion(cycle, each, { consensusItemId: itemId(item), validFrom })),
      adoptCatalogue(cycle, title, criteria),
    ]),
  ];
}

export interface Recommendation {
  readonly cycle: string;
  readonly key: string;
  readonly meeting: Meeting;
  readonly agendaNo: number;
  readonly title: string;
  readonly proposal: string;
  /** What was agreed, in its wording; the question stays open where it is missing. */
  readonly wording?: string;
  readonly projects: readonly Project[];
  /** Who speaks for an applicant: each says so and stays away. */
  readonly conflicted: readonly Pseudonym[];
  readonly voices?: readonly Voice[];
  /** The hour at which the item is called up. */
  readonly hour: string;
}

/** The item is called up, the conflicted say so and stay away, the others say where they stand. */
export function deliberate(recommendation: Recommendation): Chapter[] {
  const { cycle, key, meeting, agendaNo, title, proposal, wording, projects, hour } = recommendation;
  const { conflicted, voices = [] } = recommendation;
  const about = projects.map(grantTag);
  const item: Item = { key, agendaNo, kind: 'allocation', about, title, proposal };
  const speaking = meeting.present.filter((each) => !conflicted.includes(each));
  const at = (minute: string): string => `${meeting.heldOn}T${hour}:${minute}`;
  const closing =
    wording === undefined ? [] : [consensus(item, wording), recommend(key, itemId(item), projects)];
  return [
    chapter(`${cycle}/${key}-opened`, at('00'), as('R-Geschaeftsstelle'), [
      ...(agendaNo === 1 ? [attendance(meeting)] : []),
      seek(meeting, item),
    ]),
    ...conflicted.flatMap((each) => ownConflict(item, each, { cycle, at: at('10') })),
    chapter(`${cycle}/${key}-heard`, at('40'), as('R-Geschaeftsstelle'), [
      ...conflicted.map((each) => recuse(item, each, `Spricht für Träger ${organisationOf(each) ?? ''}, der in diesem Aufruf einen Antrag gestellt hat.`)), // prettier-ignore
      ...positions(item, speaking, voices),
      ...closing,
    ]),
  ];
}

/** Whoever has a token declares the conflict in person; the office recuses the others on what it knows. */
function ownConflict(
  item: Item,
  pseudonym: Pseudonym,
  { cycle, at }: { readonly cycle: string; readonly at: string },
): Chapter[] {
  const organisation = organisationOf(pseudonym);
  if (!pseudonym.startsWith('R-Traeger-') || organisation === undefined) return [];
  return [
    chapter(`${cycle}/${item.key}-conflict-${organisation}`, at, as(pseudonym), [
      asked('declare-conflict', {
        itemId: itemId(item),
        personId: personId(pseudonym),
        organisationId: organisationId(organisation),
        statement: `Träger ${organisation} hat in diesem Aufruf selbst einen Antrag gestellt.`,
      }),
    ]),
  ];
}
