import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import { isTag } from '#kernel';
import { seesClass } from '#access';
import type { Caller } from '#access';
import type { Planbuch } from '#assembly';
import type { RecordedEvent } from '#event-store';
import { planning } from '#planning';
import { sentenceOf } from '#read-models';
import { openPersonal } from '#vault';
import type { ApiRequest, ApiResponse } from '../edge/api-request.js';
import { LedgerAccess } from '../edge/ledger-access.js';
import { permanentLink, withParameter } from '../edge/links.js';
import { QueryReader } from '../edge/query-reader.js';
import { EventReading } from '../events/event-reading.js';
import { openedEvent } from '../events/shown-event.js';
import { PLANBUCH } from '../planbuch.token.js';
import { EdgeRefusal } from '../problems/problem.js';
import { MOMENT, momentIn, ReadMoment } from '../edge/read-moment.js';
import { columnsSeen } from './register-question.js';
import { RegisterRows } from './register-rows.js';

/** A history is read by a person, page by page. */
const HISTORY_MAX = 500;
const HISTORY_USUAL = 100;

@Controller('v1/ledgers/:ledger/:register/:id')
export class RowController {
  constructor(
    @Inject(PLANBUCH) private readonly planbuch: Planbuch,
    private readonly access: LedgerAccess,
    private readonly moment: ReadMoment,
    private readonly rows: RegisterRows,
    private readonly events: EventReading,
  ) {}

  @Get()
  async row(
    @Param('ledger') ledger: string,
    @Param('register') name: string,
    @Param('id') id: string,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) response: ApiResponse,
  ): Promise<object> {
    const { caller, register } = await this.rows.enter(request, ledger, name);
    const query = new QueryReader(request);
    const moment = momentIn(query);
    query.end(MOMENT);
    await this.moment.reached(ledger, [name], moment);
    const { number, row } = await this.rows.row(caller, ledger, register, id, moment.asOf);
    await this.rows.mark(response, ledger, number);
    const columns = Object.keys(columnsSeen(caller, register.model));
    const seen = Object.fromEntries(columns.map((column) => [column, row[column] ?? null] as const));
    const personal = await this.personal(caller, ledger, row['personalEvent']);
    return {
      number,
      row: { id: row.id, since: row.since, ...seen, ...personal },
      links: { self: permanentLink(request, number) },
    };
  }

  /** The events that touched a subject, in words. */
  @Get('history')
  async history(
    @Param('ledger') ledger: string,
    @Param('register') name: string,
    @Param('id') id: string,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) response: ApiResponse,
  ): Promise<object> {
    const { caller, register } = await this.rows.enter(request, ledger, name);
    const query = new QueryReader(request);
    const moment = momentIn(query);
    const after = query.whole('after') ?? 0;
    const limit = query.whole('limit', { min: 1, max: HISTORY_MAX }) ?? HISTORY_USUAL;
    query.end([...MOMENT, 'after', 'limit']);
    const { number: head } = await this.access.head(ledger);
    const number = await this.moment.upTo(ledger, head, moment);
    await this.rows.mark(response, ledger, number);
    const tag = `${register.kind}:${id}`;
    const range = { after, upTo: number, limit, query: isTag(tag) ? [{ tags: [tag], types: [] }] : [] };
    const { events, next } = await this.events.page(caller, ledger, range);
    if (events.length === 0 && after === 0)
      throw new EdgeRefusal('row-unknown', { facts: { register: name, number } });
    return {
      number,
      events: events.map((recorded) => this.told(recorded, caller, request)),
      links: {
        self: permanentLink(request, number),
        ...(next === undefined ? {} : { next: withParameter(request, 'after', String(next)) }),
      },
    };
  }

  private told(recorded: RecordedEvent, caller: Caller, { language }: ApiRequest): object {
    const event = openedEvent(recorded, caller, this.planbuch);
    const { number, type, effectiveOn, recordedAt, actor, role, reason } = event;
    const label = planning.eventType(type, event.version)?.label[language] ?? type;
    const because = reason === undefined ? {} : { reason };
    return {
      number,
      type,
      label,
      effectiveOn,
      recordedAt,
      actor,
      role,
      sentence: sentenceOf(event, language),
      ...because,
    };
  }

  /** Names and contacts of a person, opened for this one answer. Lists show pseudonyms only. */
  private async personal(caller: Caller, ledger: string, eventNumber: unknown): Promise<object> {
    if (typeof eventNumber !== 'number' || !seesClass(caller, 'personal')) return {};
    const range = { after: eventNumber - 1, upTo: eventNumber };
    for await (const recorded of this.planbuch.store.readRecorded(ledger, range)) {
      const fields = await openPersonal(recorded, planning, this.planbuch.personKeys);
      return {
        personal: Object.fromEntries(
          [...fields].map(([path, text]) => [path.replace(/^\/data\//, ''), text]),
        ),
      };
    }
    return {};
  }
}
