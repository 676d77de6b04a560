/** Work that serves everybody who asked before it began: at most one runs and one is to run. */
export class Coalesced {
  private running: Promise<void> | undefined;
  private next: Promise<void> | undefined;

  constructor(private readonly work: () => Promise<void>) {}

  run(): Promise<void> {
    if (!this.running && !this.next) return this.begin();
    this.next ??= (this.running ?? Promise.resolve()).then(noop, noop).then(() => {
      this.next = undefined;
      return this.begin();
    });
    return this.next;
  }

  private begin(): Promise<void> {
    const running = this.work().finally(() => {
      this.running = undefined;
    });
    this.running = running;
    return running;
  }
}

function noop(): void {
  return undefined;
}
