import { deciding, idOf, isRejection, placesOf, validateAct } from '#kernel';
import type { ActContext, DecidedEvent, Decision, Read, Rejection, StoredEvent, Tag } from '#kernel';
import { roleFor } from '#access';
import { planning } from '#planning';
import { NOON, TODAY } from './asked.js';
import type { Asked } from './asked.js';

/**
 * The naive model of a ledger: a list of events in memory, on which acts are decided one after the other. It knows no
 * store, no cache and no condition, so it cannot make their mistakes.
 */
export class SerialLedger {
  private readonly events: StoredEvent[] = [];
  private readonly byTag = new Map<Tag, StoredEvent[]>();

  constructor(private readonly name: string) {}

  get book(): readonly StoredEvent[] {
    return this.events;
  }

  take(events: readonly StoredEvent[]): this {
    for (const event of events) {
      this.events.push(event);
      for (const tag of event.tags) {
        const same = this.byTag.get(tag);
        if (same) same.push(event);
        else this.byTag.set(tag, [event]);
      }
    }
    return this;
  }

  /** What the rules say of an act on the events up to this number. Throws where the act has not its shape. */
  decide({ act: name, body, caller }: Asked, upTo = Infinity): readonly DecidedEvent[] | Rejection {
    const permitted = planning.acts.get(name);
    if (!permitted) throw new TypeError(`there is no act ${name}`);
    const { act, by } = permitted;
    const given = validateAct(act, body);
    if (!given.ok) throw new TypeError(`${name}: ${JSON.stringify(given.faults)}`);
    const { input, circumstances } = given.value;
    const { id, effectiveOn = TODAY, reason, evidence = [], onBehalfOf } = circumstances;
    const context: ActContext = {
      ledger: this.name, now: NOON, today: TODAY, effectiveOn, actor: caller.actor,
      role: roleFor(caller, this.name, name, by), roles: caller.roles,
      id: act.idFrom?.(input, this.name) ?? id ?? '',
      reasoned: reason !== undefined,
      documented: evidence.length > 0,
      ...(caller.organisationId === undefined ? {} : { organisationId: caller.organisationId }),
      ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
    }; // prettier-ignore
    const run = deciding(act, planning, input, context);
    let step = run.next();
    while (!step.done) step = run.next(step.value.map((read) => this.answer(read, upTo)));
    return decided(step.value.decision);
  }

  private answer(read: Read<unknown>, upTo: number): unknown {
    if ('eventNumber' in read) return read.eventNumber > upTo ? undefined : this.events[read.eventNumber - 1];
    const { model, tag } = read;
    return (this.byTag.get(tag) ?? [])
      .filter(({ number, type }) => number <= upTo && model.types.includes(type))
      .reduce((state, event) => model.evolve(state, event, idOf(tag)), model.initial);
  }
}

function decided(decision: Decision): readonly DecidedEvent[] | Rejection {
  if (isRejection(decision)) return decision;
  return 'length' in decision ? decision : [decision];
}

/** What of an event the rules rest on: all but its texts, in a form in which what was decided and what is stored compare. */
export function essenceOf({ type, version, subject, tags, data }: DecidedEvent): object {
  const payload = planning.eventType(type, version)?.payload;
  if (!payload) throw new TypeError(`${type} is unknown`);
  const plain = placesOf(payload, data).filter(({ field }) => field.storage === 'plain');
  return {
    type,
    version,
    subject,
    tags,
    data: Object.fromEntries(plain.map(({ at, value }) => [at, value])),
  };
}
