import type { Database } from '#platform';
import type { GenerationRead } from './generation-read.js';
import type { LiveReader } from './live-reader.js';
import { asJson, linesOf, type BuiltStatement } from './live-statement.js';
import { orderOf, pageStatement } from './page-statement.js';
import { MAX_ROWS, type AsOf, type RegisterRow, type RowQuery } from './register-query.js';
import { Values, type Moment } from './row-conditions.js';
import { walkedIn, walkParts, type Walk, type Walked } from './walk-statement.js';

/** Rows of one read model, in order of id; at most `limit` (MAX_ROWS). */
export interface Question extends RowQuery {
  readonly model: string;
  readonly limit?: number;
  /** Only rows to which rows of an earlier question lead. */
  readonly follows?: Following;
}

/** The rows whose id stands in these columns of the rows that a question before this one found; of several the first known. */
export interface Following {
  readonly question: string;
  readonly columns: readonly string[];
}

export interface Found {
  readonly rows: readonly RegisterRow[];
  readonly more: boolean;
}

export interface Together<Names extends string> {
  readonly number: number;
  readonly found: Readonly<Record<Names, Found>>;
  /** Where a walk was asked for. */
  readonly walked?: Walked;
}

export interface QuestionsTogether<Names extends string> {
  readonly ledger: string;
  /** All read models that the whole answer rests on, also those asked for in a later step: the number is that of the furthest behind. */
  readonly models: readonly string[];
  readonly questions: Readonly<Record<Names, Question>>;
  /** A walk over rows, beside the questions. */
  readonly walk?: Walk;
  readonly asOf?: AsOf;
}

interface Answer {
  readonly reached: number;
  /** How many of the generations that were read are live. */
  readonly living: number;
  readonly [question: string]: string | number | null;
}

/**
 * Answers several questions in one statement and so at one moment: as of the number given, or as far as all read models
 * are. Undefined where another generation became live meanwhile; then it must be asked again.
 */
export async function readTogether<Names extends string>(
  database: Database,
  live: LiveReader,
  asked: QuestionsTogether<Names>,
  at: number | undefined,
): Promise<Together<Names> | undefined> {
  const { ledger, models, questions, walk } = asked;
  const names = Object.keys(questions) as Names[];
  const reads = new Map<string, GenerationRead>();
  for (const model of models)
    reads.set(model, live.known(model, ledger) ?? (await live.generation(model, ledger)));
  const { text, values } = togetherStatement(asked, names, reads, at);
  const [answer] = await database.query<Answer>(live.names.named(text), values);
  if (answer?.living !== reads.size) return undefined;
  if (at !== undefined && at > answer.reached) await live.refuse(ledger, at, answer.reached);
  const given = (name: string) => linesOf(answer[name] as string | null);
  const found = names.map((name, index) => {
    const rows = given(`question ${String(index)}`) as RegisterRow[];
    const limit = limitOf(questions[name]);
    return [name, { rows: rows.slice(0, limit), more: rows.length > limit }];
  });
  return {
    number: at ?? answer.reached,
    found: Object.fromEntries(found) as Together<Names>['found'],
    ...(walk && {
      walked: walkedIn({ come: given('come'), along: given('along'), against: given('against') }),
    }),
  };
}

/** Each question is a named part, so that the ones after it can follow its rows. */
function togetherStatement<Names extends string>(
  { ledger, questions, walk }: QuestionsTogether<Names>,
  names: readonly Names[],
  reads: ReadonlyMap<string, GenerationRead>,
  number: number | undefined,
): BuiltStatement {
  const values = new Values();
  const generations = [...reads.values()].map(({ generation }) => generation);
  const [itsLedger, itsGenerations] = [values.add(ledger, 'text'), values.add(generations, 'bigint[]')];
  const at: Moment =
    number === undefined ? { sql: '(SELECT reached FROM moment)' } : { sql: values.add(number, 'bigint') };
  const parts = names.map((name, index) => {
    const { model, limit: _limit, follows, ...query }: Question = questions[name];
    const read = readOf(reads, model);
    const followed = follows && followedIds(follows, names.slice(0, index), questions, reads, ledger);
    const ids = followed === undefined ? {} : { ids: followed };
    const order = orderOf(read, ledger);
    const limit = limitOf(questions[name]) + 1;
    const { text } = pageStatement(read, { ledger, at, query, order, limit, ...ids }, values);
    return `question${String(index)} AS (\n${text}\n)`;
  });
  const walked = walk && walkParts(readOf(reads, walk.model), walk, { ledger, at }, values);
  const given = [
    ...names.map((_, index) => [
      `question ${String(index)}`,
      asJson(`SELECT * FROM question${String(index)}`),
    ]),
    ...Object.entries(walked?.given ?? {}),
  ];
  const moment = `moment AS MATERIALIZED (
  SELECT min(number) AS reached, count(*) AS living FROM planbuch.checkpoints
  WHERE ledger = ${itsLedger} AND generation = ANY (${itsGenerations}) AND state = 'live'
)`;
  const text = `WITH RECURSIVE ${[moment, ...parts, ...(walked?.queries ?? [])].join(',\n')}
SELECT m.reached, m.living,
${given.map(([name, query]) => `(${query}) AS "${name}"`).join(',\n')}
FROM moment m`;
  return { text, values: values.list };
}

/** The ids as an array that is made once, so that they are looked up in the index. */
function followedIds(
  { question, columns }: Following,
  before: readonly string[],
  questions: Readonly<Record<string, Question>>,
  reads: ReadonlyMap<string, GenerationRead>,
  ledger: string,
): string {
  const index = before.indexOf(question);
  const followed = questions[question];
  if (index < 0 || !followed) throw new TypeError(`${question} is no earlier question`);
  const read = readOf(reads, followed.model);
  const names = columns.map((column) => `"${read.column(column, 'follows', ledger).name}"`);
  return `ARRAY(SELECT coalesce(${names.join(', ')}) FROM question${String(index)})`;
}

function readOf(reads: ReadonlyMap<string, GenerationRead>, model: string): GenerationRead {
  const read = reads.get(model);
  if (!read) throw new TypeError(`${model} is not among the read models of these questions`);
  return read;
}

function limitOf({ limit = MAX_ROWS }: Question): number {
  return Math.min(limit, MAX_ROWS);
}
