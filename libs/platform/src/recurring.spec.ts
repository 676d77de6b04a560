import { setTimeout as sleep } from 'node:timers/promises';
import { Recurring } from './recurring.js';

it('Works at once and again, one at a time, also after it failed, and not once it is stopped', async () => {
  let [begun, atOnce, mostAtOnce] = [0, 0, 0];
  const reasons: string[] = [];
  const work = async (): Promise<void> => {
    begun += 1;
    atOnce += 1;
    mostAtOnce = Math.max(mostAtOnce, atOnce);
    await sleep(25);
    atOnce -= 1;
    if (begun === 1) throw new Error('away');
  };
  const recurring = new Recurring({ everyMs: 10, work, onFailure: (reason) => reasons.push(reason) });
  recurring.start();
  recurring.start();
  expect(begun).toBe(1);
  while (begun < 3) await sleep(5);
  await recurring.stop();
  const stoppedAt = begun;
  await sleep(50);
  expect([begun, atOnce, mostAtOnce, reasons]).toEqual([stoppedAt, 0, 1, ['away']]);
});
