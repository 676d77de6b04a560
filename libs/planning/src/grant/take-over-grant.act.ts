import { act } from '#kernel';
import { fundsFor } from '../budget-line/funds.model.js';
import { reject } from '../language.js';
import { bindingOf, joinOf, positionOf, yearOf } from './budget-join.js';
import { grantTakenOver, TakeOverGrant } from './grant-taken-over.event.js';
import { grantNumber } from './grant.model.js';

/**
 * Takes over a grant from the records before the ledger (Altbestand). No rule of the domain refuses it: what it
 * contradicts is stored with it, and what is unknown stays a visible gap.
 */
export const takeOverGrant = act('take-over-grant', TakeOverGrant, {
  label: { de: 'Zuwendung übernehmen', en: 'Take over grant' },
  makes: [grantTakenOver],
  example: {
    externalNo: 'Z-2025-117',
    recipient: { name: 'Träger A' },
    authority: 'Fachdienst Soziales',
    purpose: 'Offener Treff im Stadtteil',
    kind: 'project',
    amountCents: 24_500_00,
    period: { from: '2025-01-01', until: '2025-12-31' },
    budgetLine: { product: '315101', account: '53180000' },
    source: { fileSha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', line: 117 },
  },
  reads: ({ externalNo, budgetLine }) => ({
    holder: grantNumber.of(externalNo),
    position: positionOf(budgetLine),
  }),
  thenReads: ({ position }, input) => {
    const binds = position && joinOf(position, input).binds;
    return { funds: binds && fundsFor(binds) };
  },
  decide: ({ holder, position, funds }, input, { id }) => {
    const { externalNo, recipient, period, amountCents } = input;
    if ((recipient.organisationId === undefined) === (recipient.name === undefined))
      return reject('recipient-unclear');
    if (period && period.until < period.from)
      return reject('period-reversed', { from: period.from, until: period.until });
    if (holder) return reject('grant-number-taken', { externalNo, grantId: holder.grantId }, [holder.number]);
    const year = yearOf(input);
    const known = { ...input, ...(year === undefined ? {} : { year }) };
    if (!position) return grantTakenOver.of(id, known);
    const { join, binds, shows } = joinOf(position, input);
    const bound = binds && funds ? bindingOf(binds, funds, amountCents) : {};
    if (!bound) return reject('sum-too-large', { amountCents, budgetLineId: binds?.budgetLineId ?? '' });
    return grantTakenOver.of(id, {
      ...known,
      budgetJoin: join,
      ...bound,
      ...(shows ? { positionBudgetLineId: shows.budgetLineId } : {}),
    });
  },
});
