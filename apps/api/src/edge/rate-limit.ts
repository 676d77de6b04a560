import { Injectable } from '@nestjs/common';
import { ThrottlerGuard } from '@nestjs/throttler';
import type { ThrottlerModuleOptions, ThrottlerStorage } from '@nestjs/throttler';
import { EdgeRefusal } from '../problems/problem.js';
import type { ApiRequest } from './api-request.js';

/** Requests of one caller are counted over this time. */
const WINDOW_MS = 10_000;

/**
 * What one caller may ask in a window: more than a busy office or an import with single acts needs, less than what would
 * take a whole process from everybody else.
 */
export const USUAL_REQUESTS = 20_000;

/** Without a good token there is nothing to do here in a hurry. Behind a proxy all such callers count as one. */
const STRANGERS_REQUESTS = 1_000;

/** Trackers remembered at once; beyond it the oldest windows are forgotten first. A window takes about 150 bytes. */
const TRACKERS = 50_000;

interface Window {
  hits: number;
  readonly endsMs: number;
}

/** Fixed windows in memory. The library's own storage starts a timer for every single request. */
class WindowStorage implements ThrottlerStorage {
  private readonly windows = new Map<string, Window>();

  increment(key: string, ttl: number, limit: number): ReturnType<ThrottlerStorage['increment']> {
    const now = performance.now();
    let window = this.windows.get(key);
    if (!window || window.endsMs <= now) {
      // Deleted first, so that the map stays in order of the windows' beginnings.
      this.windows.delete(key);
      window = { hits: 0, endsMs: now + ttl };
      this.windows.set(key, window);
      this.forgetOld(now);
    }
    window.hits += 1;
    const seconds = Math.ceil((window.endsMs - now) / 1_000);
    const isBlocked = window.hits > limit;
    return Promise.resolve({
      totalHits: window.hits,
      timeToExpire: seconds,
      isBlocked,
      timeToBlockExpire: isBlocked ? seconds : 0,
    });
  }

  private forgetOld(now: number): void {
    for (const [key, { endsMs }] of this.windows) {
      if (endsMs > now && this.windows.size <= TRACKERS) return;
      this.windows.delete(key);
    }
  }
}

function trackerOf({ known, ip = '' }: ApiRequest): string {
  return known ? known.tokenId : `stranger ${ip}`;
}

/** `requests` is what a caller with a token may ask in ten seconds. */
export function rateLimit(requests: number): ThrottlerModuleOptions {
  return {
    throttlers: [
      {
        ttl: WINDOW_MS,
        limit: (context) =>
          context.switchToHttp().getRequest<ApiRequest>().known
            ? requests
            : Math.min(requests, STRANGERS_REQUESTS),
      },
    ],
    storage: new WindowStorage(),
    getTracker: (request) => trackerOf(request as ApiRequest),
    // One budget for all addresses: the library would count each handler by itself.
    generateKey: (_context, tracker) => tracker,
    setHeaders: false,
  };
}

/** Counts who asks, before anything is done for them. */
@Injectable()
export class RateLimitGuard extends ThrottlerGuard {
  protected override throwThrottlingException(
    _context: unknown,
    { timeToBlockExpire }: { readonly timeToBlockExpire: number },
  ): Promise<void> {
    throw new EdgeRefusal('too-many-requests', { retryAfterSeconds: timeToBlockExpire });
  }
}
