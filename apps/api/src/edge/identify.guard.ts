import { Inject, Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { TokenRefused } from '#access';
import type { Planbuch } from '#assembly';
import { PLANBUCH } from '../planbuch.token.js';
import type { ApiRequest } from './api-request.js';

const BEARER = /^Bearer +(\S+) *$/i;

/**
 * Finds out who asks and lets everybody pass: how often somebody may ask is counted next, also for those whom `admit`
 * then turns away.
 */
@Injectable()
export class IdentifyGuard implements CanActivate {
  constructor(@Inject(PLANBUCH) private readonly planbuch: Planbuch) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<ApiRequest>();
    const { authorization } = request.headers;
    const secret = authorization === undefined ? undefined : BEARER.exec(authorization)?.[1];
    if (secret === undefined) {
      request.refused = authorization === undefined ? 'missing' : new TokenRefused('unknown');
      return true;
    }
    try {
      request.known = await this.planbuch.tokens.find(secret);
      request.stillKnown = () => this.planbuch.tokens.find(secret);
    } catch (error) {
      if (!(error instanceof TokenRefused)) throw error;
      request.refused = error;
    }
    return true;
  }
}
