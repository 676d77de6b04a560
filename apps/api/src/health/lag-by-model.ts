import type { ProjectionLag } from '#projecting';

/** How far a read model is in all ledgers together. */
export interface ModelLag {
  readonly model: string;
  readonly ledgers: number;
  /** Of the ledger that is furthest behind. */
  readonly behindEvents: number;
  readonly behindSeconds: number;
  /** In how many ledgers it stands still. */
  readonly stopped: number;
}

export function isStopped({ stopped, building }: ProjectionLag): boolean {
  return stopped !== undefined || building?.stopped !== undefined;
}

export function lagByModel(lags: readonly ProjectionLag[]): ModelLag[] {
  const byModel = new Map<string, ModelLag>();
  for (const lag of lags) {
    const { model, behindEvents, behindSeconds = 0 } = lag;
    const before = byModel.get(model);
    byModel.set(model, {
      model,
      ledgers: (before?.ledgers ?? 0) + 1,
      behindEvents: Math.max(before?.behindEvents ?? 0, behindEvents),
      behindSeconds: Math.max(before?.behindSeconds ?? 0, behindSeconds),
      stopped: (before?.stopped ?? 0) + (isStopped(lag) ? 1 : 0),
    });
  }
  return [...byModel.values()];
}
