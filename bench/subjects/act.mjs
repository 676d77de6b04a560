// Planbuch: a whole act, validated, loaded, decided, sealed and appended: allocating money to a grant, the act that reads most.
import { allocationOn, GRANTS_OPEN, GRANTS_REHEARSED } from '../funding.mjs';
import { openBenched, caller } from '../planbuch.mjs';
import { takePart } from '../side.mjs';
import { allocationAt, LEDGER } from '../town.mjs';

await takePart(async ({ own, budgetLineId }) => {
  const planbuch = await openBenched(own);
  const bodyOf = budgetLineId === undefined ? allocationAt : (open) => allocationOn(budgetLineId, open);
  const act = (nth, dryRun) => {
    const acts = [{ act: 'allocate-grant', body: bodyOf(nth) }];
    return planbuch.performer.perform({ ledger: LEDGER, caller, acts, dryRun });
  };
  let open = 0;
  return {
    perform: () => act(open++, false),
    rehearse: (serial) => act(serial % GRANTS_REHEARSED, true),
    most: GRANTS_OPEN,
    end: () => planbuch.close(),
  };
});
