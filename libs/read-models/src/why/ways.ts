import type { LinkKind } from '../links/link.js';

/** From a thing along its own links: where the link of this kind leads. */
type Out = Readonly<Partial<Record<LinkKind, Place>>>;

/** Against the links of this kind that things of another kind have to it. */
interface In {
  readonly kind: LinkKind;
  /** Kind of the tag the link comes from. */
  readonly of: string;
  readonly to: Place;
  /** Not followed where an allocation cites targets: others that were agreed for the measure are no ground of it. */
  readonly unlessCited?: true;
}

interface Ways {
  readonly out?: Out;
  readonly in?: readonly In[];
}

const against = (of: string, kind: LinkKind, to: Place): In => ({ of, kind, to });

/** Whose it is, under which rules, and what it is for: what stands behind every application. */
const application = {
  recipient: 'named',
  partner: 'named',
  'budget-line': 'named',
  'budget-position': 'named',
  guideline: 'named',
  notice: 'named',
  call: 'told',
  measure: 'measure',
  need: 'need',
  goal: 'told',
} as const satisfies Out;

/** How it came to the money: who found it good, recommended and decided it. */
const promise = [
  against('allocation', 'grant', 'allocation'),
  against('assessment', 'grant', 'assessment'),
  against('decision', 'about', 'decision'),
  against('recommendation', 'about', 'recommendation'),
  against('item', 'about', 'item'),
];
const money = [
  against('drawdown', 'grant', 'told'),
  against('payment-order', 'grant', 'order'),
  against('payment', 'grant', 'told'),
];
const account = [against('proof-of-use', 'grant', 'told'), against('review', 'grant', 'review')];

const allocation = {
  decision: 'decision',
  'further-decision': 'decision',
  assessment: 'assessment',
  'target-version': 'target-version',
  need: 'need',
  goal: 'told',
  'budget-line': 'named',
} as const satisfies Out;

const decision = { recommendation: 'recommendation', body: 'named', recusal: 'named' } as const satisfies Out;

/** What of an effect is told besides itself: the grant it came to, and what became of that. */
const forth = [
  against('allocation', 'grant', 'told'),
  against('decision', 'about', 'told'),
  against('drawdown', 'grant', 'told'),
  against('payment-order', 'grant', 'told'),
  against('payment', 'grant', 'told'),
  ...account,
];

/**
 * Where the trace goes on from a thing, by how it was come to: behind a payment stands its grant, but not what else was
 * paid for it. `told` is the end of a way, of which everything that happened to it is told; `named` is a thing that is
 * only named, and no link of it is looked for.
 */
export const ways = {
  grant: { out: { ...application, deviation: 'decision' }, in: [...promise, ...money, ...account] },
  allocation: { out: allocation },
  decision: { out: decision },
  recommendation: { out: { consensus: 'item', body: 'named' } },
  item: {
    out: { meeting: 'meeting', body: 'named', position: 'named', conflict: 'named', recusal: 'named' },
  },
  meeting: { out: { present: 'named' } },
  assessment: { out: { 'criterion-version': 'criterion-version', assessor: 'named' } },
  'criterion-version': { out: { consensus: 'item', 'version-of': 'named' } },
  measure: {
    out: { need: 'need', goal: 'told', 'proposed-by': 'named', asked: 'named' },
    in: [
      { ...against('target', 'measure', 'target'), unlessCited: true },
      against('review', 'measure', 'review'),
    ],
  },
  target: { out: { need: 'need', goal: 'told' }, in: [against('target', 'version-of', 'target-version')] },
  'target-version': {
    out: { 'version-of': 'target' },
    // Reviews are those of the grant or of its measure: what another grant reached by the same targets is told there.
    in: [against('actual', 'target-version', 'told')],
  },
  need: { out: { evidence: 'told', goal: 'told', 'reported-by': 'named' } },
  order: { out: { drawdown: 'told', 'budget-line': 'named' } },
  review: { out: { 'reported-by': 'named' } },
  told: {},
  named: {},

  'why-payment': { out: { 'payment-order': 'order', 'budget-line': 'named', grant: 'grant-of-payment' } },
  'grant-of-payment': { out: { ...application, deviation: 'decision' }, in: [...promise, ...account] },
  'why-allocation': { out: { ...allocation, grant: 'grant-of-allocation' } },
  'grant-of-allocation': { out: application, in: [...money, ...account] },
  'why-decision': { out: { ...decision, about: 'grant-of-decision' } },
  'grant-of-decision': {
    out: { ...application, deviation: 'told' },
    in: [
      against('allocation', 'grant', 'told'),
      against('assessment', 'grant', 'assessment'),
      ...money,
      ...account,
    ],
  },

  'effects-of-need': {
    in: [
      against('measure', 'need', 'measure-forth'),
      against('target', 'need', 'target-forth'),
      against('grant', 'need', 'grant-forth'),
      against('allocation', 'need', 'to-its-grant'),
      against('call', 'need', 'told'),
      against('cycle', 'challenge', 'told'),
      against('need', 'challenge', 'told'),
    ],
  },
  'effects-of-goal': {
    in: [
      against('goal', 'parent', 'told'),
      against('cycle', 'goal', 'told'),
      against('need', 'goal', 'told'),
      against('measure', 'goal', 'measure-forth'),
      against('target', 'goal', 'target-forth'),
      against('grant', 'goal', 'grant-forth'),
      against('allocation', 'goal', 'to-its-grant'),
    ],
  },
  'effects-of-criterion': {
    in: [
      against('criterion', 'version-of', 'criterion-version-forth'),
      against('catalogue', 'criterion-version', 'told'),
      against('assessment', 'criterion-version', 'to-its-grant'),
    ],
  },
  'effects-of-line': {
    in: [
      against('allocation', 'budget-line', 'of-grant'),
      against('grant', 'budget-line', 'grant-told'),
      against('grant', 'budget-position', 'grant-told'),
      against('payment-order', 'budget-line', 'of-grant'),
      against('payment', 'budget-line', 'of-grant'),
    ],
  },
  'criterion-version-forth': {
    in: [
      against('catalogue', 'criterion-version', 'told'),
      against('assessment', 'criterion-version', 'to-its-grant'),
    ],
  },
  'to-its-grant': { out: { grant: 'grant-forth', 'budget-line': 'named' } },
  'of-grant': { out: { grant: 'grant-told' } },
  'grant-told': { out: { recipient: 'named', notice: 'named' } },
  'grant-forth': { out: { recipient: 'named', notice: 'named' }, in: forth },
  'measure-forth': {
    in: [
      against('target', 'measure', 'target-forth'),
      against('grant', 'measure', 'grant-forth'),
      against('review', 'measure', 'review'),
    ],
  },
  'target-forth': { in: [against('target', 'version-of', 'target-version-forth')] },
  'target-version-forth': {
    in: [
      against('actual', 'target-version', 'told'),
      against('review', 'target-version', 'review'),
      against('allocation', 'target-version', 'to-its-grant'),
    ],
  },
} satisfies Readonly<Record<string, Ways>> as Readonly<Record<Place, Ways>>;

/** How a thing was come to, and so where the trace goes on from it. */
export type Place =
  | 'grant'
  | 'allocation'
  | 'decision'
  | 'recommendation'
  | 'item'
  | 'meeting'
  | 'assessment'
  | 'criterion-version'
  | 'measure'
  | 'target'
  | 'target-version'
  | 'need'
  | 'order'
  | 'review'
  | 'told'
  | 'named'
  | 'why-payment'
  | 'grant-of-payment'
  | 'why-allocation'
  | 'grant-of-allocation'
  | 'why-decision'
  | 'grant-of-decision'
  | 'effects-of-need'
  | 'effects-of-goal'
  | 'effects-of-criterion'
  | 'effects-of-line'
  | 'criterion-version-forth'
  | 'to-its-grant'
  | 'of-grant'
  | 'grant-told'
  | 'grant-forth'
  | 'measure-forth'
  | 'target-forth'
  | 'target-version-forth';
