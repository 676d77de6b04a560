import { isRejection, validateAct } from '#kernel';
import type { Act } from '#kernel';
import { planning } from '#planning';
import { person } from './asked.js';
import type { Asked } from './asked.js';
import { onceIn, oneOf } from './life.js';
import type { Life } from './life.js';
import { exampleIn } from './moves.js';
import type { Move } from './moves.js';
import { movesOfMoney } from './moves-of-money.js';
import { movesOfPlanning } from './moves-of-planning.js';

const moves: Readonly<Record<string, Move>> = {
  ...movesOfPlanning,
  ...movesOfMoney,
  'correct-event': (_, { chance, length }) =>
    length === 0 ? undefined : { eventNumber: chance.whole(1, length) },
};

/**
 * How often each act is done beside the others. What much rests on is done a few times only, so that things meet; what a
 * town needs several times before anything comes of it is done more often.
 */
const often: Readonly<Record<string, number>> = {
  'open-cycle': 0.25,
  'adopt-guideline': 0.25,
  'configure-ledger': 0.25,
  'erase-personal-data': 0.25,
  'close-call': 0.25,
  'assign-obligation': 0.5,
  'fulfil-obligation': 0.5,
  'extend-obligation': 0.25,
  'waive-obligation': 0.25,
  'correct-event': 0.25,
  'declare-conflict': 0.5,
  'establish-body': 0.5,
  'convene-meeting': 0.5,
  'take-position': 5,
  'appoint-member': 2,
  'register-person': 2,
  'delegate-authority': 2,
  'allocate-grant': 2,
};

/** A redaction is carried out beside the ledger by a worker, so no fold of events can tell what it leaves. */
const apart = ['redact-text'];
const possible = [...planning.acts.values()]
  .map(({ act }) => act)
  .filter(({ name }) => !apart.includes(name));

/** So many acts are thought of at once; the one that was done least is tried first. */
const THOUGHTS = 10;
/** As often an act is tried, each time about other things and by somebody else. */
const TRIES = 8;
/** Where nothing is possible any more, a life has ended that should not have. */
const PATIENCE = 200;

/** Something that the rules allow as the next act of a life. Acts that happened seldom are preferred: so it gets on. */
export function nextAct(life: Life): Asked {
  const done = timesDone(life);
  for (let thought = 0; thought < PATIENCE; thought += 1) {
    const thoughts = Array.from({ length: THOUGHTS }, () => oneOf(life.chance, possibleIn(life)));
    const inOrder = thoughts
      .flatMap((act) => (act ? [{ act, weight: (done.get(act.name) ?? 0) / (often[act.name] ?? 1) }] : []))
      .sort((one, other) => one.weight - other.weight);
    for (const { act } of inOrder) {
      for (let tries = 0; tries < TRIES; tries += 1) {
        const asked = thoughtOf(life, act);
        if (asked && isAllowed(life, asked)) return asked;
      }
    }
  }
  throw new Error(`nothing is possible after ${String(life.length)} events`);
}

/** A ledger begins with its opening. */
function possibleIn({ length }: Life): typeof possible {
  return length === 0 ? possible.filter(({ creates }) => creates === 'ledger') : possible;
}

/** How often each act was done; each makes one event, whose type is enough to tell. */
function timesDone(life: Life): Map<string, number> {
  const done = new Map<string, number>();
  for (const { act } of planning.acts.values()) {
    const made = act.makes.map(({ type }) => type);
    done.set(act.name, life.model.book.filter(({ type }) => made.includes(type)).length);
  }
  return done;
}

/** An act as somebody could think of it, whether the rules allow it or not; undefined where there is nothing it could be about. */
export function thoughtOf(life: Life, act: Act): Asked | undefined {
  const { chance } = life;
  const example = exampleIn(life, act);
  const body = example && (moves[act.name] ?? ((as) => as))(example, life);
  const caller = oneOf(chance, life.ids('person')) ?? idOf(0);
  return (
    body && {
      act: act.name,
      body: {
        ...definedIn(body),
        ...(act.creates === undefined || act.idFrom ? {} : { id: idOf(life.length + 1) }),
        reason: 'Wie besprochen.',
        ...(onceIn(chance, 5)
          ? { evidence: [{ title: 'Vermerk', sha256: 'b'.repeat(64), mediaType: 'application/pdf' }] }
          : {}),
      },
      caller: person(caller),
    }
  );
}

function idOf(nth: number): string {
  return `00000000-0000-7000-8000-${String(nth).padStart(12, '0')}`;
}

function definedIn(body: object): object {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
}

function isAllowed(life: Life, asked: Asked): boolean {
  const permitted = planning.acts.get(asked.act);
  return (
    permitted !== undefined &&
    validateAct(permitted.act, asked.body).ok &&
    !isRejection(life.model.decide(asked))
  );
}
