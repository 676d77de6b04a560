import { idOf, placesOf, validateAct } from '#kernel';
import type { ActGiven, AnyEventType, DecidedEvent, Fault, Vocabulary } from '#kernel';
import { roleFor } from '#access';
import { ConditionFailed, RequestKeyReused } from '#event-store';
import type { Appended, Entry, EventStore, EventToAppend } from '#event-store';
import type { Role } from '#planning';
import { todayInBerlin } from '#platform';
import type { Clock, Ids, Randomness } from '#platform';
import { derivedKey, seal } from '#vault';
import type { PersonKeys } from '#vault';
import { ownId } from './batch-decision.js';
import type { BatchDecision, ReadyAct } from './batch-decision.js';
import {
  ActRefused,
  ActUnknown,
  BatchSize,
  IdempotencyKeyReused,
  InputInvalid,
  TooContended,
} from './errors.js';
import type { ActRequest, KeyedRequest, Performed } from './perform-act.js';
import { RequestDecider } from './request-decider.js';
import { bodyMac, requestKey } from './request-key.js';

/** A batch is one append and is decided in one go; a larger one would hold up its ledger. */
export const MAX_ACTS = 500;

/** Someone who loses this often is told so instead of waiting on. */
const TRIES = 6;
const PAUSE_MS = 8;

export interface PerformerParts {
  readonly store: EventStore;
  readonly vocabulary: Vocabulary<Role>;
  readonly personKeys: PersonKeys;
  readonly masterKey: Buffer;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly randomness: Randomness;
}

/** A request that may be decided: rights checked, shapes checked, ids minted once. */
interface Ready {
  readonly request: ActRequest;
  readonly acts: readonly ReadyAct[];
  readonly key: Buffer;
  readonly mac: Buffer;
  readonly correlationId: string;
}

/** By whose act an event came about, and the key of the person it is about where it holds something personal. */
interface Sealing {
  readonly by: ReadyAct | undefined;
  readonly personKey: Buffer | undefined;
}

/** Performs acts: authorise, load, decide, append under the condition, decide again on a conflict. */
export class Performer {
  private readonly decider: RequestDecider;
  private readonly macKey: Buffer;

  constructor(private readonly parts: PerformerParts) {
    this.decider = new RequestDecider(parts.store, parts.vocabulary);
    this.macKey = derivedKey(parts.masterKey, 'request-bodies');
  }

  async perform(request: ActRequest): Promise<Performed> {
    const ready = this.ready(request);
    const known = request.dryRun === true ? undefined : await this.parts.store.knownUpTo?.(request.ledger);
    if (request.idempotencyKey !== undefined && request.dryRun !== true) {
      // What is stored after it is found by whoever appends, or is refused.
      const before = await this.answered(ready, known);
      if (before) return before;
    }
    for (let tries = 1; tries <= TRIES; tries += 1) {
      try {
        return await this.attempt(ready, tries === 1 ? known : undefined);
      } catch (error) {
        if (error instanceof ActRefused || error instanceof ConditionFailed) {
          // The same request may have come twice at once: then its twin's answer is the answer, not the refusal.
          const twin = request.idempotencyKey === undefined ? undefined : await this.answered(ready);
          if (twin) return twin;
        }
        if (!(error instanceof ConditionFailed)) throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, Math.random() * PAUSE_MS * tries));
    }
    throw new TooContended(request.ledger, TRIES);
  }

  /** What this caller stored under an Idempotency-Key, whatever was asked for; undefined where nothing is. */
  async performedUnder(request: KeyedRequest): Promise<Performed | undefined> {
    const stored = await this.parts.store.findEntry(request.ledger, requestKey(request));
    return stored && this.answerFromStore(request.ledger, { ...stored, repeated: true });
  }

  private ready(request: ActRequest): Ready {
    const { acts, caller, ledger } = request;
    if (acts.length < 1 || acts.length > MAX_ACTS) throw new BatchSize(acts.length, MAX_ACTS);
    const { clock, ids } = this.sources(request);
    const now = clock.now();
    const ready = acts.map(({ act: name, body }, index): ReadyAct => {
      const permitted = this.parts.vocabulary.acts.get(name);
      if (!permitted) throw new ActUnknown(name, index);
      const role = roleFor(caller, ledger, name, permitted.by);
      const { act } = permitted;
      const given = this.shaped(validateAct(act, body), name, index);
      const { effectiveOn, reason, evidence, onBehalfOf } = given.circumstances;
      const today = todayInBerlin(now);
      const context = {
        ledger, now, today, actor: caller.actor, role, roles: caller.roles,
        id: ownId(act, given, ledger, () => ids.uuidv7()),
        effectiveOn: effectiveOn ?? today,
        reasoned: reason !== undefined,
        documented: (evidence ?? []).length > 0,
        ...(caller.organisationId === undefined ? {} : { organisationId: caller.organisationId }),
        ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
      }; // prettier-ignore
      return { act, given, context };
    });
    const key = request.idempotencyKey === undefined ? this.parts.randomness.bytes32() : requestKey(request);
    return { request, acts: ready, key, mac: bodyMac(this.macKey, request), correlationId: ids.uuidv7() };
  }

  private shaped(result: ReturnType<typeof validateAct>, act: string, index: number): ActGiven {
    if (!result.ok) throw new InputInvalid(act, index, result.faults satisfies readonly Fault[]);
    return result.value;
  }

  /** The answer of a request whose key is stored, rebuilt from its events. */
  private async answered({ request, key, mac }: Ready, upTo?: number): Promise<Performed | undefined> {
    const stored = await this.parts.store.findEntry(request.ledger, key, upTo);
    if (!stored) return undefined;
    if (!stored.bodyMac.equals(mac)) throw new IdempotencyKeyReused();
    return this.answerFromStore(request.ledger, { ...stored, repeated: true });
  }

  private async attempt(ready: Ready, known: number | undefined): Promise<Performed> {
    const { request, acts } = ready;
    const decision =
      (known === undefined ? undefined : await this.decider.unasked(request, acts, known)) ??
      (await this.decider.atHead(request, acts));
    if (request.dryRun === true || decision.events.length === 0)
      return wouldPerform(request.ledger, decision);
    // Keys come in any order, ids and salts of a rehearsal in that of the events: first all keys, then one after the other.
    const keys = await Promise.all(decision.events.map(({ decided }) => this.personKeyFor(request, decided)));
    const events = decision.events.map(({ decided, index }, place) =>
      this.sealed(ready, decided, { by: acts[index], personKey: keys[place] }),
    );
    const entry: Entry = {
      key: ready.key,
      isKeyNew: request.idempotencyKey === undefined,
      bodyMac: ready.mac,
      events,
      ...(decision.condition.query.length === 0 ? {} : { condition: decision.condition }),
      ...(request.rehearsal ? { recordedAt: request.rehearsal.clock.now() } : {}),
    };
    return this.append(request.ledger, entry);
  }

  private async append(ledger: string, entry: Entry): Promise<Performed> {
    try {
      const appended = await this.parts.store.append(ledger, entry);
      if (appended.repeated) return await this.answerFromStore(ledger, appended);
      const events = entry.events.map(({ event: { id, type, subject, tags } }, index) => ({
        number: appended.firstNumber + index, id, type, subject, tags,
      })); // prettier-ignore
      return { ledger, number: appended.firstNumber + appended.count - 1, events, repeated: false };
    } catch (error) {
      throw error instanceof RequestKeyReused ? new IdempotencyKeyReused() : error;
    }
  }

  private async answerFromStore(ledger: string, { firstNumber, count }: Appended): Promise<Performed> {
    const events: Performed['events'][number][] = [];
    const upTo = firstNumber + count - 1;
    for await (const { number, id, type, subject, tags } of this.parts.store.read(ledger, {
      after: firstNumber - 1,
      upTo,
    })) {
      events.push({ number, id, type, subject, tags });
    }
    return { ledger, number: upTo, events, repeated: true };
  }

  private async personKeyFor({ ledger }: ActRequest, decided: DecidedEvent): Promise<Buffer | undefined> {
    const type = this.parts.vocabulary.eventType(decided.type, decided.version);
    return type && holdsPersonal(decided, type)
      ? this.parts.personKeys.keyFor(ledger, idOf(decided.subject))
      : undefined;
  }

  private sealed(ready: Ready, decided: DecidedEvent, { by, personKey }: Sealing): EventToAppend {
    const type = this.parts.vocabulary.eventType(decided.type, decided.version);
    if (!type || !by) throw new TypeError(`${decided.type} is not among the events of the act`);
    const { ids, randomness } = this.sources(ready.request);
    const { circumstances } = by.given;
    const { ledger, actor, role, effectiveOn, onBehalfOf } = by.context;
    return seal(decided, type, {
      ledger, id: ids.uuidv7(), actor, role, effectiveOn, correlationId: ready.correlationId,
      evidence: circumstances.evidence ?? [],
      ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
      ...(circumstances.reason === undefined ? {} : { reason: circumstances.reason }),
    }, { salt: () => randomness.bytes32(), ...(personKey ? { personKey } : {}) }); // prettier-ignore
  }

  private sources({ rehearsal }: ActRequest): Pick<PerformerParts, 'clock' | 'ids' | 'randomness'> {
    return rehearsal ?? this.parts;
  }
}

function wouldPerform(ledger: string, { seen, events }: BatchDecision): Performed {
  return {
    ledger,
    number: seen,
    events: events.map(({ decided: { type, subject, tags, data } }) => ({ type, subject, tags, data })),
    repeated: false,
  };
}

/** Only an event about a person can: see `event` in the kernel. */
function holdsPersonal({ data }: DecidedEvent, { subject, payload }: AnyEventType): boolean {
  return subject === 'person' && placesOf(payload, data).some(({ field }) => field.storage === 'personal');
}
