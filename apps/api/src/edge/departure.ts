import type { IncomingMessage, ServerResponse } from 'node:http';
import { Injectable } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';

/** Whether this api is about to go: load balancers look for another, and no connection outlives its next answer. */
@Injectable()
export class Departure implements OnModuleDestroy {
  private begun = false;
  /** Requests that are under way. */
  private readonly owed = new Set<ServerResponse>();

  get hasBegun(): boolean {
    return this.begun;
  }

  begin(): void {
    this.begun = true;
    for (const response of this.owed) response.shouldKeepAlive = false;
    this.owed.clear();
  }

  /**
   * Once the api goes, each connection ends with the answer it is owed, also where its request came before: a caller who never
   * pauses would keep it for ever, and one who pauses would ask again just when it is closed.
   */
  readonly lastAnswer = (_request: IncomingMessage, response: ServerResponse, next: () => void): void => {
    if (this.begun) response.shouldKeepAlive = false;
    else {
      this.owed.add(response);
      response.once('close', () => this.owed.delete(response));
    }
    next();
  };

  onModuleDestroy(): void {
    this.begin();
  }
}
