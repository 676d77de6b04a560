// Planbuch: a whole act, validated, loaded, decided, sealed and appended: allocating money to a grant, the act that reads most.
import { allocationOn, GRANTS_OPEN } from '../funding.mjs';
import { openBenched, caller } from '../planbuch.mjs';
import { takePart } from '../side.mjs';
import { allocationAt, LEDGER } from '../town.mjs';

await takePart(async ({ own, budgetLineId }) => {
  const planbuch = await openBenched(own);
  const bodyOf = budgetLineId === undefined ? allocationAt : (open) => allocationOn(budgetLineId, open);
  let open = 0;
  return {
    perform: () =>
      planbuch.performer.perform({
        ledger: LEDGER,
        caller,
        acts: [{ act: 'allocate-grant', body: bodyOf(open++) }],
      }),
    most: GRANTS_OPEN,
    end: () => planbuch.close(),
  };
});
