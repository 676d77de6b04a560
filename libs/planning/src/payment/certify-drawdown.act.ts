import { act, idOf } from '#kernel';
import type { Tag } from '#kernel';
import { stakeholders } from '../grant/stakeholders.model.js';
import { reject } from '../language.js';
import { delegatedAuthorities } from '../person/authorities.model.js';
import { authoritySuffices } from '../rules/authority-suffices.js';
import { notLinkedToPayee, tiesOfHolders, tiesOfPerson } from '../rules/not-linked-to-payee.js';
import { certifiedByAnother, outsideCashOffice, takingPart } from '../rules/paid-by-several.js';
import { rightInEveryWay } from '../rules/right-in-every-way.js';
import { stillHolds } from '../rules/still-holds.js';
import { CertifyDrawdown, drawdownCertified } from './drawdown-certified.event.js';
import { drawdownState } from './drawdown.model.js';

/**
 * Certifies a drawdown as factually and arithmetically right (sachliche und rechnerische Feststellung, § 6 GemKVO Hessen; to be
 * checked), in full or in part, once. The authority to do so is personal: nobody lends it to whom they act for (rule R10).
 */
export const certifyDrawdown = act('certify-drawdown', CertifyDrawdown, {
  label: { de: 'Mittelabruf feststellen', en: 'Certify drawdown' },
  makes: [drawdownCertified],
  needsPerson: true,
  example: {
    drawdownId: '01890a5d-ac96-774b-bcce-b302099a8421',
    amountCents: 10_000_00,
    factually: true,
    arithmetically: true,
  },
  reads: ({ drawdownId }, { actor }) => ({
    drawdown: drawdownState.of(drawdownId),
    authorities: delegatedAuthorities.of(idOf(actor as Tag)),
    ...tiesOfPerson(actor),
  }),
  thenReads: ({ drawdown }) => ({ holders: drawdown && stakeholders.of(drawdown.grantId) }),
  lastReads: ({ holders }) => ({ ties: tiesOfHolders(holders) }),
  decide: ({ drawdown, authorities, declared, affiliated, holders = [], ties }, input, context) => {
    const { drawdownId, amountCents } = input;
    const { actor, effectiveOn: on } = context;
    if (!drawdown) return reject('unknown-id', { field: '/drawdownId', kind: 'drawdown', id: drawdownId });
    const { grantId, amountCents: requestedCents, certified, number } = drawdown;
    const refusal = stillHolds('drawdown', [[drawdownId, drawdown]]) ?? rightInEveryWay(input);
    if (refusal) return refusal;
    if (certified)
      return reject('drawdown-certified-already', { drawdownId, by: certified.number }, [certified.number]);
    if (amountCents > requestedCents)
      return reject('certified-beyond-drawdown', { requestedCents, amountCents }, [number]);
    const personId = idOf(actor as Tag);
    return (
      outsideCashOffice(context) ??
      certifiedByAnother(drawdown, takingPart(context)) ??
      authoritySuffices(authorities, { personId, right: 'certify', amountCents, on }) ??
      notLinkedToPayee({ personId, declared, affiliated, holders, ties }, on) ??
      drawdownCertified.of(drawdownId, { ...input, grantId, certifier: actor as Tag })
    );
  },
});
