import { IdentityHashes } from '#importing';
import type { PlannedAct } from './plan.js';

/**
 * Counts what plans would create once each. Where nothing is stored, the plan of a later batch does not see what an
 * earlier one creates, and plans the same organisation again. Only hashes are kept, so the memory does not grow with
 * the file.
 */
export class PlannedCreations {
  private readonly ids = new Map<string, IdentityHashes>();

  add(acts: readonly PlannedAct[]): void {
    for (const { act, creates } of acts) {
      if (creates === undefined) continue;
      const ids = this.ids.get(act) ?? new IdentityHashes();
      this.ids.set(act, ids);
      ids.add(creates);
    }
  }

  /** By act. */
  counts(): Readonly<Record<string, number>> {
    return Object.fromEntries([...this.ids].map(([act, ids]) => [act, ids.distinct()]));
  }

  /** Removes temporary files, if there were any. */
  close(): void {
    for (const ids of this.ids.values()) ids.close();
  }
}
