import { Controller, Get, Param, Req } from '@nestjs/common';
import { planning } from '#planning';
import { Open } from '../edge/admit.guard.js';
import type { ApiRequest } from '../edge/api-request.js';
import { QueryReader } from '../edge/query-reader.js';
import { EdgeRefusal } from '../problems/problem.js';
import { actType, eventSchema, eventTypeEntry, registerEntry } from './catalogue.js';
import { servedRegisters } from '../registers/served-registers.js';

/** What can be done, what can have happened, and what can be read: the same for every ledger, and for everybody to see. */
@Open()
@Controller('v1')
export class CatalogueController {
  @Get('act-types')
  acts(@Req() request: ApiRequest): readonly object[] {
    new QueryReader(request).end([]);
    return [...planning.acts.values()].map((permitted) => actType(permitted, request.language));
  }

  @Get('event-types')
  events(@Req() request: ApiRequest): readonly object[] {
    new QueryReader(request).end([]);
    return planning.eventTypes.map((type) => eventTypeEntry(type, request.language));
  }

  @Get('registers')
  registers(@Req() request: ApiRequest): readonly object[] {
    new QueryReader(request).end([]);
    return servedRegisters.map(({ model }) => registerEntry(model, request.language));
  }

  @Get('schemas/:type/:version')
  schema(@Param('type') type: string, @Param('version') version: string, @Req() request: ApiRequest): object {
    new QueryReader(request).end([]);
    const declared = /^[1-9]\d{0,8}$/.test(version) ? planning.eventType(type, Number(version)) : undefined;
    if (!declared) throw new EdgeRefusal('schema-unknown');
    return eventSchema(declared, request.language);
  }
}
