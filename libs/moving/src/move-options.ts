/** Long work that can be watched and given up. */
export interface MoveOptions {
  /** `done` of `total` events. */
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}
