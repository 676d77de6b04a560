import type { AnyEventType, DecidedEvent, StoredEvent } from './event.js';
import type { Constructor } from './field.js';
import type { Label } from './labels.js';
import type { EventRead, ModelRead, Read } from './model.js';
import type { Rejection } from './rejection.js';

/** What `decide` knows besides states and input: no clock and no randomness is left to it. */
export interface ActContext {
  readonly ledger: string;
  /** Id of the subject a creating act brings into being; minted, or given in the input. */
  readonly id: string;
  /** When the act is decided, UTC, RFC 3339 with milliseconds. */
  readonly now: string;
  /** The day of `now` in Europe/Berlin. */
  readonly today: string;
  readonly effectiveOn: string;
  readonly actor: string;
  readonly role: string;
  /** Every role the caller holds, `role` among them. */
  readonly roles: readonly string[];
  /** The organisation the caller's access is for; providers act for their own only. */
  readonly organisationId?: string;
  /** The person for whom the caller acts. */
  readonly onBehalfOf?: string;
  /** Whether a reason was given; the reason itself is a text, on which no rule may rest. */
  readonly reasoned: boolean;
  /** Whether a document was given as evidence. */
  readonly documented: boolean;
}

/** One read, several, or none. */
export type Asked = Read<unknown> | readonly Read<unknown>[] | undefined;
export type Reads = Readonly<Record<string, Asked>>;

type StateOf<Question> = Question extends EventRead
  ? StoredEvent | undefined
  : Question extends ModelRead<infer State>
    ? State
    : Question extends readonly (infer Item)[]
      ? readonly StateOf<Item>[]
      : undefined;

/** The answers to what an act asked, under the same names. */
export type States<Questions extends Reads> = {
  readonly [Name in keyof Questions]: StateOf<Questions[Name]>;
};

export type Decision = DecidedEvent | readonly DecidedEvent[] | Rejection;

export interface ActDeclaration<
  Input extends object,
  First extends Reads,
  Then extends Reads,
  Last extends Reads,
> {
  readonly label: Label;
  /** The event types this act can make. */
  readonly makes: readonly AnyEventType[];
  /** Where the subject is known by something natural (the year of a fiscal year): its id. Else an id is minted or given. */
  readonly idFrom?: (input: Input, ledger: string) => string;
  /** Whether the act may apply from a day after its recording (memberships, mandates, contracts, criteria, guidelines, budgets; R17). */
  readonly mayBeAhead?: boolean;
  /** Whether a reason must be given. */
  readonly needsReason?: boolean;
  /** Whether only a human being can do it (take a position, declare a conflict): a token without a person cannot. */
  readonly needsPerson?: boolean;
  /** An input that the act accepts, for the documentation; a test performs it. */
  readonly example: NoInfer<Input>;
  readonly reads?: (input: Input, context: ActContext) => First;
  /** A second round that depends on the first. */
  readonly thenReads?: (known: States<First>, input: Input, context: ActContext) => Then;
  /** A third round that depends on both before. No act needs a fourth: each is a journey to the store. */
  readonly lastReads?: (known: States<First> & States<Then>, input: Input, context: ActContext) => Last;
  readonly decide: (
    known: States<First> & States<Then> & States<Last>,
    input: Input,
    context: ActContext,
  ) => Decision;
}

/** An act as the machinery sees it, whatever it reads. */
export interface Act<Input extends object = object> {
  readonly name: string;
  readonly input: Constructor<Input>;
  readonly label: Label;
  readonly makes: readonly AnyEventType[];
  /** Kind of the subject the act brings into being; its input then takes an optional `id`. */
  readonly creates: string | undefined;
  idFrom?(input: Input, ledger: string): string;
  readonly mayBeAhead: boolean;
  readonly needsReason: boolean;
  readonly needsPerson: boolean;
  readonly example: Input;
  readonly rounds: readonly Round<Input>[];
  decide(known: Readonly<Record<string, unknown>>, input: Input, context: ActContext): Decision;
}

/** What an act asks for, given the answers of the rounds before. */
export interface Round<Input> {
  ask(known: Readonly<Record<string, unknown>>, input: Input, context: ActContext): Reads;
}

const ACT_NAME = /^[a-z]+(-[a-z]+)*$/;

/** Declares an act. The names are imperative, kebab-case; types flow from what is read into `decide`. */
export function act<
  Input extends object,
  First extends Reads = Record<never, never>,
  Then extends Reads = Record<never, never>,
  Last extends Reads = Record<never, never>,
>(
  name: string,
  input: Constructor<Input>,
  declaration: ActDeclaration<Input, First, Then, Last>,
): Act<Input> {
  if (!ACT_NAME.test(name)) throw new TypeError(`act ${name} is not kebab-case`);
  const { reads, thenReads, lastReads, decide } = declaration;
  const rounds: Round<Input>[] = [];
  // What a round knows are the answers of those before it, under the names those asked for.
  if (reads) rounds.push({ ask: (_, given, context) => reads(given, context) });
  if (thenReads) {
    rounds.push({ ask: (known, given, context) => thenReads(known as States<First>, given, context) });
  }
  if (lastReads) {
    rounds.push({
      ask: (known, given, context) => lastReads(known as States<First> & States<Then>, given, context),
    });
  }
  return {
    name,
    input,
    label: declaration.label,
    makes: declaration.makes,
    creates: declaration.makes.find(({ creates }) => creates)?.subject,
    ...(declaration.idFrom ? { idFrom: declaration.idFrom } : {}),
    mayBeAhead: declaration.mayBeAhead ?? false,
    needsReason: declaration.needsReason ?? false,
    needsPerson: declaration.needsPerson ?? false,
    example: declaration.example,
    rounds,
    decide: (known, given, context) =>
      decide(known as States<First> & States<Then> & States<Last>, given, context),
  };
}
