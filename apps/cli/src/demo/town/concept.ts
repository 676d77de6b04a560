import { idFor } from '../identities.js';
import { asked } from '../telling/chapter.js';

/** What the town wants to reach and on what terms it funds. All of it is invented. */

const SOURCE = 'Konzept Kooperative Sozialplanung Musterstadt (erfunden)';

const GOALS = {
  participation: { outlineNo: '1', title: 'Teilhabe für alle', description: 'Alle Menschen können am Leben der Stadt teilhaben.' },
  youth: { outlineNo: '1.1', title: 'Kinder und Jugendliche wachsen gut auf', parent: 'participation' },
  age: { outlineNo: '1.2', title: 'Älter werden im vertrauten Quartier', parent: 'participation' },
  arrival: { outlineNo: '1.3', title: 'Ankommen und dazugehören', parent: 'participation' },
  advice: { outlineNo: '1.4', title: 'Beratung in jeder Notlage', parent: 'participation' },
  quarter: { outlineNo: '2', title: 'Soziale Infrastruktur in jedem Stadtteil' },
} as const satisfies Readonly<Record<string, { outlineNo: string; title: string; description?: string; parent?: string }>>; // prettier-ignore

export type GoalKey = keyof typeof GOALS;

export function goalId(key: GoalKey): string {
  return idFor(`goal/${key}`, Object.keys(GOALS).indexOf(key));
}

export const goals = Object.entries(GOALS).map(([key, goal]) => {
  const { parent, ...own } = { parent: undefined, ...goal };
  return asked('adopt-goal', {
    id: goalId(key as GoalKey),
    ...own,
    ...(parent === undefined ? {} : { parentId: goalId(parent) }),
    source: SOURCE,
  });
});

const GUIDELINE = idFor('guideline');
export const GUIDELINE_VERSION = `${GUIDELINE}.v1`;

export const guideline = asked('adopt-guideline', {
  id: GUIDELINE,
  version: 1,
  title: 'Richtlinie zur Förderung sozialer Arbeit (erfunden)',
  validFrom: '2023-02-01',
  kinds: ['project', 'institutional', 'innovation', 'statutory', 'lump-sum'],
  startRule: 'before-notice',
  pettyLimitCents: 5_000_00,
  proofKinds: ['regular', 'simple'],
  proofDueMonths: 6,
  appealDays: 30,
  orderBeforeFinal: false,
  finalSharePermille: 100,
  reviewRequired: true,
  effectiveOn: '2023-01-30',
});
