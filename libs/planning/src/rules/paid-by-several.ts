import type { ActContext, Rejection, Tag } from '#kernel';
import { reject, tag } from '../language.js';
import type { DrawdownState } from '../payment/drawdown.model.js';
import type { Role } from '../roles.js';
import { answeringFor } from './verified-by-another.js';

/** Everybody who has a part in an act: who performs it, and for whom. */
export function takingPart(context: Pick<ActContext, 'actor' | 'onBehalfOf'>): Tag[] {
  return [...new Set([answeringFor({ actor: context.actor }), answeringFor(context)])];
}

/** R10: who certifies or orders holds no office in the cash office, in whatever role the act is performed. */
export function outsideCashOffice({ roles, actor }: Pick<ActContext, 'roles' | 'actor'>) {
  return roles.includes('cash-office' satisfies Role) ? reject('cash-office-involved', { actor }) : undefined;
}

type Called = Pick<DrawdownState, 'caller' | 'forPersonId' | 'intake' | 'number'>;

/**
 * R10: nobody certifies their own call for money. A clerk who entered a call that came in on paper may certify it, because the
 * call is the recipient's, for whom it was entered.
 */
export function certifiedByAnother(called: Called, certifiers: readonly Tag[]): Rejection | undefined {
  const { caller, forPersonId, intake, number } = called;
  const owner = forPersonId === undefined ? caller : tag('person', forPersonId);
  const entered = intake === 'paper' ? [owner] : [caller, owner];
  const own = certifiers.find((each) => entered.includes(each));
  return own && reject('certifier-is-caller', { certifier: own }, [number]);
}

/** R10: who orders a payment neither called for it nor certified it. */
export function orderedByAnother(
  involved: readonly { readonly who: Tag; readonly number: number }[],
  orderers: readonly Tag[],
): Rejection | undefined {
  const own = involved.find(({ who }) => orderers.includes(who));
  return own && reject('orderer-involved-before', { orderer: own.who }, [own.number]);
}
