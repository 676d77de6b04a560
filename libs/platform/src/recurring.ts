export interface RecurringParts {
  readonly everyMs: number;
  readonly work: () => Promise<void>;
  /** Told why the work failed; it is tried again when it is due. */
  readonly onFailure: (reason: string) => void;
}

/** Work that is done at once and then again and again, until it is stopped. What is still under way is not begun anew. */
export class Recurring {
  private timer: NodeJS.Timeout | undefined;
  private underWay: Promise<void> | undefined;

  constructor(private readonly parts: RecurringParts) {}

  start(): void {
    if (this.timer) return;
    this.timer = setInterval(() => this.begin(), this.parts.everyMs);
    this.begin();
  }

  /** Resolves when what is under way has ended. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    this.timer = undefined;
    await this.underWay;
  }

  private begin(): void {
    this.underWay ??= this.parts
      .work()
      .catch((error: unknown) => this.parts.onFailure(error instanceof Error ? error.message : String(error)))
      .finally(() => (this.underWay = undefined));
  }
}
