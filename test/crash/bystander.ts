import type { StoredEvent } from '#kernel';

/**
 * Somebody in a process of his own who works on what the writers append, and is killed like them: here one who follows; who
 * projects, seals or delivers joins by being such a one.
 */
export interface Bystander {
  readonly name: string;
  /** Turns to a ledger that is still empty. */
  begin(ledger: string): void;
  /** SIGKILL, and a new start that goes on where it was. */
  killAndStartAgain(): Promise<void>;
  /** Waits until he is as far as the book, and expects that what he made of it is right. */
  agreesWith(book: readonly StoredEvent[]): Promise<void>;
  end(): Promise<void>;
}
