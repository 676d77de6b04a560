// Planbuch: a whole act, validated, loaded, decided, sealed and appended: taking over a grant that binds a budget line.
import { openBenched, caller } from '../planbuch.mjs';
import { takePart } from '../side.mjs';
import { grantAt, LEDGER } from '../town.mjs';

await takePart(async ({ own }) => {
  const planbuch = await openBenched(own);
  const perform = (serial) =>
    planbuch.performer.perform({
      ledger: LEDGER,
      caller,
      acts: [{ act: 'take-over-grant', body: grantAt(serial) }],
    });
  return { perform, end: () => planbuch.close() };
});
