import { Inject, Injectable } from '@nestjs/common';
import type { DecisionModel } from '#kernel';
import { idOf, kindOf, tag } from '#kernel';
import {
  applicationsOf,
  grantStanding,
  isKeptApart,
  isRival,
  linkedOn,
  maySeeGrant,
  personStanding,
  rivalGrants,
  rivalItems,
} from '#access';
import type { Caller, CallStanding, GrantStanding, PersonStanding, Reader } from '#access';
import type { Planbuch } from '#assembly';
import type { RecordedEvent } from '#event-store';
import { applicantsOfCall, callState, itemState } from '#planning';
import { todayInBerlin } from '#platform';
import { PLANBUCH } from '../planbuch.token.js';

/** What was applied for without a call competes with nothing. */
const NO_CALL: CallStanding = { call: undefined, isDecided: true };

/**
 * Keeps rival applications from their competitors in everything that shows events (rule R22). It rests on the ledger
 * itself and not on a read model, so there is no moment in which a new application is not yet known as one.
 */
@Injectable()
export class RivalFilter {
  constructor(@Inject(PLANBUCH) private readonly planbuch: Planbuch) {}

  /**
   * The caller with what the ledger says of its person: whoever is linked to an applicant of a grant that is still open, or was
   * recused from one, is a rival. Others are who their token says.
   */
  async reader(caller: Caller, ledger: string): Promise<Reader> {
    const { personId } = caller;
    if (personId === undefined || isRival(caller) || !isKeptApart(caller)) return caller;
    const standing = (await this.folded(ledger, personStanding, [personId])).get(personId);
    if (standing === undefined) return caller;
    const linkedTo = linkedOn(standing, todayInBerlin(this.planbuch.clock.now()));
    const applied = await this.folded(ledger, applicationsOf, linkedTo);
    const grants = [...applied.values()].flatMap((each) => each.map(({ grantId }) => grantId));
    const open = new Set([...grants, ...(await this.recusedFrom(ledger, standing))]);
    // What nobody outside may see is open.
    const { size } = await this.hidden({ ...caller, linkedTo: [] }, ledger, [...open]);
    return size === 0 ? caller : { ...caller, linkedTo };
  }

  /** The events of a ledger that the caller may see. */
  async visible(
    caller: Caller,
    ledger: string,
    events: readonly RecordedEvent[],
  ): Promise<readonly RecordedEvent[]> {
    const items = new Set(events.flatMap(({ event }) => rivalItems(caller, event.tags)));
    const about = await this.grantsOfItems(ledger, [...items]);
    const grantsOf = ({ event: { tags } }: RecordedEvent): string[] => [
      ...rivalGrants(caller, tags),
      ...rivalItems(caller, tags).flatMap((id) => about.get(id) ?? []),
    ];
    const grants = new Set(events.flatMap(grantsOf));
    if (grants.size === 0) return events;
    const hidden = await this.hidden(await this.reader(caller, ledger), ledger, [...grants]);
    return events.filter((recorded) => !grantsOf(recorded).some((id) => hidden.has(id)));
  }

  /** Those of the grants that the caller must not know of, as things stand now. */
  async hiddenGrants(caller: Caller, ledger: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
    const asked = rivalGrants(
      caller,
      ids.map((id) => tag('grant', id)),
    );
    return asked.length === 0 ? new Set() : this.hidden(await this.reader(caller, ledger), ledger, asked);
  }

  private async recusedFrom(ledger: string, { recusals }: PersonStanding): Promise<string[]> {
    const whole = recusals.filter(({ grantIds }) => grantIds === undefined).map(({ itemId }) => itemId);
    const about = await this.grantsOfItems(ledger, [...new Set(whole)]);
    return recusals.flatMap(({ itemId, grantIds }) => grantIds ?? about.get(itemId) ?? []);
  }

  /** Which grants the items are about. */
  private async grantsOfItems(ledger: string, ids: readonly string[]): Promise<Map<string, string[]>> {
    const items = await this.folded(ledger, itemState, ids);
    const grantsOf = (id: string) => items.get(id)?.about.filter((each) => kindOf(each) === 'grant') ?? [];
    return new Map(ids.map((id) => [id, grantsOf(id).map(idOf)]));
  }

  private async hidden(reader: Reader, ledger: string, ids: readonly string[]): Promise<Set<string>> {
    const standings = await this.folded(ledger, grantStanding, ids);
    // What is undecided is hidden however its call stands; only of the others the call is looked at.
    const decided = [...standings.values()].filter(({ decidedBy }) => decidedBy.length > 0);
    const callIds = [...new Set(decided.flatMap(({ callId }) => callId ?? []))];
    const calls = await this.callsOf(ledger, callIds);
    const today = todayInBerlin(this.planbuch.clock.now());
    const isHidden = ([, standing]: readonly [string, GrantStanding]): boolean =>
      !maySeeGrant(reader, standing, calls.get(standing.callId ?? '') ?? NO_CALL, today);
    return new Set([...standings].filter(isHidden).map(([id]) => id));
  }

  /** The calls, and whether the last application in each is decided. */
  private async callsOf(ledger: string, callIds: readonly string[]): Promise<Map<string, CallStanding>> {
    const calls = await this.folded(ledger, callState, callIds);
    const applicants = await this.folded(ledger, applicantsOfCall, callIds);
    const grantsIn = (callId: string) => (applicants.get(callId) ?? []).map(({ grantId }) => grantId);
    const standings = await this.folded(ledger, grantStanding, callIds.flatMap(grantsIn));
    const isDecided = (grantId: string): boolean => (standings.get(grantId)?.decidedBy.length ?? 0) > 0;
    return new Map(
      callIds.map((callId) => [
        callId,
        { call: calls.get(callId), isDecided: grantsIn(callId).every(isDecided) },
      ]),
    );
  }

  /** The states of these subjects as things stand now. */
  private async folded<State>(
    ledger: string,
    model: DecisionModel<State>,
    ids: readonly string[],
  ): Promise<Map<string, State>> {
    if (ids.length === 0) return new Map();
    const items = ids.map((id) => ({ tag: model.of(id).tag, types: model.types, after: 0 }));
    const { events } = await this.planbuch.store.load(ledger, items);
    return new Map(
      ids.map((id, index) => {
        const happened = events[index] ?? [];
        return [id, happened.reduce((state, event) => model.evolve(state, event, id), model.initial)];
      }),
    );
  }
}
