import type { Place } from '#read-models';

/** Of what a trace is told, and where the walk begins. */
export interface Traced {
  /** Kind of the tag of the thing. */
  readonly kind: string;
  readonly place: Place;
}

/** The registers of whose things the reason is told: what stands behind them, and what became of it. */
export const whyTraces: Readonly<Record<string, Traced>> = {
  grants: { kind: 'grant', place: 'grant' },
  payments: { kind: 'payment', place: 'why-payment' },
  decisions: { kind: 'decision', place: 'why-decision' },
  allocations: { kind: 'allocation', place: 'why-allocation' },
};

/** The registers of whose things the effects are told. The id of a criterion may be that of one of its versions. */
export const effectTraces: Readonly<Record<string, Traced>> = {
  needs: { kind: 'need', place: 'effects-of-need' },
  goals: { kind: 'goal', place: 'effects-of-goal' },
  criteria: { kind: 'criterion', place: 'effects-of-criterion' },
  'budget-lines': { kind: 'budget-line', place: 'effects-of-line' },
};

/**
 * Effects of a budget line are thousands of grants. Each of them is told with what became of it, so a page of them is
 * some hundred links; whoever wants more goes on with `links.next`.
 */
export const EFFECTS_MAX = 200;
export const EFFECTS_USUAL = 50;
