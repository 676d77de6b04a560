import { certifiedDrawdown, founding } from './founding.js';
import { Life } from './life.js';
import type { Chance } from './life.js';
import { nextAct } from './living.js';
import type { TownPlace } from './town-place.js';

/** A town that stands already, with a grant that may be paid. */
const town = [
  ...founding({
    authoritiesCents: [30_000_00, 20_000_00, 40_000_00],
    grantsCents: [10_000_00],
    items: 1,
    noticed: 1,
  }),
  ...certifiedDrawdown(1, 1, 4_000_00),
];

/** Lives on a ledger by chance until it holds so many events: from nothing, or from where a town stands already. */
export async function lived(
  place: TownPlace,
  ledger: string,
  {
    chance,
    events,
    isFounded,
  }: { readonly chance: Chance; readonly events: number; readonly isFounded: boolean },
): Promise<Life> {
  const life = new Life(ledger, chance);
  if (isFounded) {
    await place.perform(ledger, town);
    life.take(await place.book(ledger));
  }
  while (life.length < events) {
    await place.perform(ledger, [nextAct(life)]);
    life.take(await place.book(ledger, life.length));
  }
  return life;
}
