import { Inject, Injectable } from '@nestjs/common';
import { refuseReading, rowsSeen } from '#access';
import type { Reader } from '#access';
import type { Planbuch } from '#assembly';
import type { AsOf, RegisterRow } from '#projecting';
import type { ApiRequest, ApiResponse } from '../edge/api-request.js';
import { LedgerAccess } from '../edge/ledger-access.js';
import { PLANBUCH } from '../planbuch.token.js';
import { RivalFilter } from '../events/rival-filter.js';
import { EdgeRefusal } from '../problems/problem.js';
import { servedRegister, servedRegisters } from './served-registers.js';
import type { ServedRegister } from './served-registers.js';

/** Single rows of registers as a caller may see them. */
@Injectable()
export class RegisterRows {
  constructor(
    @Inject(PLANBUCH) private readonly planbuch: Planbuch,
    private readonly access: LedgerAccess,
    private readonly rivals: RivalFilter,
  ) {}

  /** Who asks for which register. Throws where there is none of this name, or the caller may not read it. */
  async enter(
    request: ApiRequest,
    ledger: string,
    name: string,
  ): Promise<{ readonly caller: Reader; readonly register: ServedRegister }> {
    const caller = this.access.enter(request, ledger);
    refuseReading(caller, ledger, 'registers');
    const register = servedRegister(name);
    if (register) return { caller: await this.rivals.reader(caller, ledger), register };
    const registers = servedRegisters.map(({ model }) => model.name).join(', ');
    throw new EdgeRefusal('register-unknown', { facts: { registers } });
  }

  mark(response: ApiResponse, ledger: string, number: number): Promise<void> {
    return this.access.mark(response, ledger, number);
  }

  /** The row; throws 404 where there is none for this caller, be it missing or a rival's. */
  async row(
    caller: Reader,
    ledger: string,
    { model }: ServedRegister,
    id: string,
    asOf?: AsOf,
  ): Promise<{ readonly number: number; readonly row: RegisterRow }> {
    const own = rowsSeen(caller, model.name);
    const { number, rows } = await this.planbuch.readModels.page(model.name, {
      ledger,
      limit: 1,
      filters: { ...(own ? { [own.column]: own.values } : {}), id: id.slice(0, 200) },
      ...(asOf === undefined ? {} : { asOf }),
    });
    const [row] = rows;
    if (row) return { number, row };
    throw new EdgeRefusal('row-unknown', { facts: { register: model.name, number } });
  }
}
