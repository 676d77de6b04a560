// Planbuch: a page of fifty grants of a year, or of a planning cycle, each call the page after the one before.
import { openBenched } from '../planbuch.mjs';
import { takePart } from '../side.mjs';
import { LEDGER } from '../town.mjs';

await takePart(async ({ own, asOf, filters }) => {
  const planbuch = await openBenched(own);
  const question = { ledger: LEDGER, filters, ...(asOf === undefined ? {} : { asOf }) };
  let cursor;
  return {
    async perform() {
      const { next } = await planbuch.readModels.page('grants', {
        ...question,
        ...(cursor ? { cursor } : {}),
      });
      cursor = next;
    },
    end: () => planbuch.close(),
  };
});
