import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import type { Reader } from '#access';
import type { Planbuch } from '#assembly';
import type { Groups, RegisterRow } from '#projecting';
import type { ApiRequest, ApiResponse } from '../edge/api-request.js';
import { permanentLink, withParameter } from '../edge/links.js';
import { QueryReader } from '../edge/query-reader.js';
import { PLANBUCH } from '../planbuch.token.js';
import { groupsAsCsv, rowsAsCsv } from './csv.js';
import { offers } from './offers.js';
import { ReadMoment } from '../edge/read-moment.js';
import { columnsSeen, registerQuestion } from './register-question.js';
import type { RegisterQuestion } from './register-question.js';
import { RegisterRows } from './register-rows.js';
import type { ServedRegister } from './served-registers.js';

interface Asked {
  readonly ledger: string;
  readonly register: ServedRegister;
  readonly caller: Reader;
  readonly question: RegisterQuestion;
}

@Controller('v1/ledgers/:ledger/:register')
export class RegistersController {
  constructor(
    @Inject(PLANBUCH) private readonly planbuch: Planbuch,
    private readonly moment: ReadMoment,
    private readonly rows: RegisterRows,
  ) {}

  @Get()
  async page(
    @Param('ledger') ledger: string,
    @Param('register') name: string,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) response: ApiResponse,
  ): Promise<object | string> {
    const { caller, register } = await this.rows.enter(request, ledger, name);
    const question = registerQuestion(new QueryReader(request), caller, register.model);
    const form = offers(request, ['json', 'csv']);
    await this.moment.reached(ledger, [name], question);
    const asked = { ledger, register, caller, question };
    const { groupBy } = question;
    return groupBy === undefined
      ? this.answerRows(asked, form, request, response)
      : this.answerGroups({ ...asked, groupBy }, form, request, response);
  }

  private async answerRows(
    { ledger, register: { model }, caller, question }: Asked,
    form: 'json' | 'csv',
    request: ApiRequest,
    response: ApiResponse,
  ): Promise<object | string> {
    const { nothing, minNumber: _minNumber, groupBy: _groupBy, ...page } = question;
    const { number, rows, next } = await this.planbuch.readModels.page(model.name, {
      ledger,
      ...page,
      ...(nothing ? { limit: 1 } : {}),
    });
    await this.rows.mark(response, ledger, number);
    const columns = Object.keys(columnsSeen(caller, model));
    const shown = nothing ? [] : rows.map((row) => seen(row, columns));
    const links = {
      self: permanentLink(request, number),
      ...(next === undefined || nothing ? {} : { next: withParameter(request, 'cursor', next) }),
    };
    if (form === 'json') return { number, rows: shown, links };
    if ('next' in links) response.setHeader('Link', `<${links.next}>; rel="next"`);
    return csv(response, rowsAsCsv(['id', 'since', ...columns], shown));
  }

  private async answerGroups(
    { ledger, register: { model }, question, groupBy }: Asked & { readonly groupBy: string },
    form: 'json' | 'csv',
    request: ApiRequest,
    response: ApiResponse,
  ): Promise<object | string> {
    const { nothing, filters, q, asOf } = question;
    const found = await this.planbuch.readModels.groups(model.name, {
      ledger,
      by: groupBy,
      filters,
      ...(q === undefined ? {} : { q }),
      ...(asOf === undefined ? {} : { asOf }),
    });
    const groups: Groups = nothing ? { ...found, groups: [] } : found;
    await this.rows.mark(response, ledger, groups.number);
    if (form === 'csv') return csv(response, groupsAsCsv(groupBy, groups));
    return { ...groups, links: { self: permanentLink(request, groups.number) } };
  }
}

/** The row without the columns the caller must not see. */
function seen(row: RegisterRow, columns: readonly string[]): RegisterRow {
  const values = Object.fromEntries(columns.map((name) => [name, row[name] ?? null]));
  return { id: row.id, since: row.since, ...values };
}

function csv(response: ApiResponse, text: string): string {
  response.setHeader('Content-Type', 'text/csv; charset=utf-8; header=present');
  return text;
}
