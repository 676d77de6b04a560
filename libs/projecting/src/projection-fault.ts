/** Why a projection stands still. What is stored and shown of it holds no text of the ledger. */
export interface ProjectionFault {
  /** The first event it could not take. */
  readonly number: number;
  readonly type: string;
  readonly message: string;
}

/** Long enough for a sentence and a place in the code. */
const MAX_MESSAGE = 500;

/**
 * Describes an error of a projection without what may be a text of the ledger or a person's name: whatever stands in
 * quotation marks is left out, and so are the event's own texts. Where in the code it happened is kept.
 */
export function faultOf(error: unknown, number: number, texts: readonly string[]): ProjectionFault {
  if (!(error instanceof Error))
    return { number, type: typeof error, message: 'something that is no Error was thrown' };
  let message = error.message;
  for (const text of texts) if (text.length > 2) message = message.replaceAll(text, '…');
  message = message.replace(/"[^"]*"?|'[^']*'|`[^`]*`|„[^“]*“?/g, '"…"');
  const place = placeOf(error);
  return {
    number,
    type: error.name === 'Error' ? error.constructor.name : error.name,
    message: `${message.slice(0, MAX_MESSAGE)}${place === undefined ? '' : ` (${place})`}`,
  };
}

/** `organisations.read-model.js:24`, the topmost place in the stack that is no package and not Node itself. */
function placeOf({ stack = '' }: Error): string | undefined {
  const lines = stack.split('\n').filter((line) => /^\s+at /.test(line));
  const own = lines.find((line) => !line.includes('node_modules') && !line.includes('node:'));
  return /([^/\\(]+\.[cm]?[jt]s:\d+):\d+\)?$/.exec(own ?? '')?.[1];
}

/** All texts in a value, however deep, the longest first. */
export function textsOf(all: object): string[] {
  const found: string[] = [];
  const collect = (value: unknown): void => {
    if (typeof value === 'string') found.push(value);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(collect);
  };
  collect(all);
  return found.sort((a, b) => b.length - a.length);
}

/** The last event a projection took, as its checkpoint remembers it. */
export interface Reached {
  readonly number: number;
  readonly leafHash: Buffer;
}

/** Before the first event. */
export const BEGINNING: Reached = { number: 0, leafHash: Buffer.alloc(0) };

export interface ProjectionResult {
  readonly generation: number;
  readonly reached: Reached;
  readonly fault?: ProjectionFault;
}
