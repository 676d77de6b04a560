import { Injectable, SetMetadata } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { EdgeRefusal } from '../problems/problem.js';
import type { ApiRequest } from './api-request.js';

const OPEN = 'planbuch:open';

/** Marks what anybody may read: it says nothing of any ledger. */
export const Open = (): ClassDecorator & MethodDecorator => SetMetadata(OPEN, true);

/** Turns away who has no good token. */
@Injectable()
export class AdmitGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const { known, refused } = context.switchToHttp().getRequest<ApiRequest>();
    if (known) return true;
    if (this.reflector.getAllAndOverride<boolean>(OPEN, [context.getHandler(), context.getClass()]))
      return true;
    if (refused === undefined || refused === 'missing') throw new EdgeRefusal('token-missing');
    throw refused;
  }
}
