import { Cents, Code, event, Flag, project, readModel, Text } from '#kernel';
import type { OpenedEvent, ReadModel, SealedEvent } from '#kernel';
import type { RecordedEvent } from '#event-store';
import { sealed } from '#event-store/testing';

/** A small world of accounts, in which every kind of change occurs: put, patch, revise, remove, several in one event. */
class AccountOpened {
  @Code() name!: string;
  @Flag() hidden!: boolean;
}

class AmountBooked {
  @Cents() amountCents!: number;
}

class AmountMoved {
  @Code() to!: string;
  @Cents() amountCents!: number;
}

class AccountRenamed {
  @Text() name!: string;
}

class AccountClosed {
  @Code({ optional: true }) successor?: string;
}

const label = { de: 'erfunden', en: 'made up' };

const opened = event('account-opened', 1, AccountOpened, { label, subject: 'account', creates: true });
const booked = event('amount-booked', 1, AmountBooked, { label, subject: 'account' });
const moved = event('amount-moved', 1, AmountMoved, { label, subject: 'account' });
const renamed = event('account-renamed', 1, AccountRenamed, { label, subject: 'account' });
const closed = event('account-closed', 1, AccountClosed, { label, subject: 'account' });

const accountColumns = {
  name: { type: 'text', label },
  hidden: { type: 'flag', label },
  balanceCents: { type: 'cents', label },
  movements: { type: 'integer', label },
  names: { type: 'codes', label },
  last: { type: 'json', label },
  openedOn: { type: 'day', label },
  state: { type: 'code', label },
} as const;

/** Rows that are put, patched, revised and removed. `fault` may throw for an event. */
export function accountsModel(version = 1, fault: (event: OpenedEvent) => void = () => undefined) {
  return readModel('accounts', {
    label,
    version,
    columns: accountColumns,
    indexed: ['state', 'names', 'balanceCents'],
    on: ({ put, patch, revise, remove }) => {
      const add = (key: string, cents: number, number: number) =>
        revise(key, (row) =>
          row === undefined
            ? null
            : {
                ...row,
                balanceCents: (row.balanceCents ?? 0) + cents,
                movements: (row.movements ?? 0) + 1,
                last: { number, cents },
                state: (row.balanceCents ?? 0) + cents < 0 ? 'overdrawn' : 'sound',
              },
        );
      return [
        project(opened, ({ name, hidden }, happened, id) => {
          fault(happened);
          return [
            put(id, {
              name,
              hidden,
              balanceCents: 0,
              movements: null,
              names: [name],
              last: null,
              openedOn: happened.effectiveOn,
              state: 'sound',
            }),
          ];
        }),
        project(booked, ({ amountCents }, happened, id) => {
          fault(happened);
          return [add(id, amountCents, happened.number)];
        }),
        project(moved, ({ to, amountCents }, { number }, id) => [
          add(id, 0 - amountCents, number),
          add(to, amountCents, number),
          add(to, 0, number),
        ]),
        project(renamed, ({ name }, happened, id) => {
          fault(happened);
          return [patch(id, { name })];
        }),
        project(closed, (_, happened, id) => {
          fault(happened);
          return [remove(id)];
        }),
      ];
    },
  });
}

/** Rows of other keys from the same events: two for each movement, never changed. */
export const movementsModel = readModel('movements', {
  label,
  version: 1,
  columns: {
    account: { type: 'code', label },
    amountCents: { type: 'cents', label },
  },
  indexed: ['account'],
  on: ({ add }) => [
    project(booked, ({ amountCents }, happened, id) =>
      add(happened, [
        { account: id, amountCents },
        { account: 'till', amountCents: 0 - amountCents },
      ]),
    ),
  ],
});

export const madeUpModels: readonly ReadModel[] = [accountsModel(), movementsModel];

/** Made-up events have no texts beside them: what is recorded is open. */
export function openPlain({ event: recorded }: RecordedEvent): OpenedEvent {
  const { reason: _reason, ...rest } = recorded;
  return { ...rest, evidence: [] };
}

export type MadeUp = (ledger: string) => SealedEvent;

export const madeUp = {
  opened: (id: string, name = id, hidden = false): MadeUp => make('account-opened', id, { name, hidden }),
  booked: (id: string, amountCents: number): MadeUp => make('amount-booked', id, { amountCents }),
  moved: (id: string, to: string, amountCents: number): MadeUp =>
    make('amount-moved', id, { to, amountCents }),
  renamed: (id: string, name: string): MadeUp => make('account-renamed', id, { name }),
  closed: (id: string): MadeUp => make('account-closed', id, {}),
  unheard: (id: string): MadeUp => make('bell-rung', id, {}),
};

function make(type: string, id: string, data: object): MadeUp {
  return (ledger) => sealed(ledger, type, [`account:${id}`], data);
}
