import type { NextFunction, Request, Response } from 'express';
import { isUpload } from './multipart.js';
import { answerUnreadable } from './unreadable.js';

/** A request must have arrived whole within this time: a slow sender must not hold a connection for ever. */
export const ARRIVES_WITHIN_MS = 30_000;

/** A file may take longer: 64 MiB over a line that uploads 1 Mbit/s. */
export const UPLOAD_ARRIVES_WITHIN_MS = 10 * 60_000;

/** Ends connections whose request does not arrive in time. The server itself does so for uploads, with their longer time. */
export function arrivesInTime(request: Request, _response: Response, next: NextFunction): void {
  if (!request.complete && !isUpload(request)) {
    const late = setTimeout(() => {
      answerUnreadable(new Error('the request did not arrive in time'), request.socket);
    }, ARRIVES_WITHIN_MS);
    request.once('close', () => clearTimeout(late));
    request.once('end', () => clearTimeout(late));
  }
  next();
}
