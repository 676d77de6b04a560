import type { Label } from '#kernel';
import { EdgeRefusal } from '../problems/problem.js';
import type { ParameterFault } from '../problems/problem.js';
import type { ApiRequest } from './api-request.js';

/** How often one parameter may stand in an address: filters are for a person's question, not for a list of ids. */
const REPEATED = 100;

/** A value of the query is a code, a number or a few words. */
const VALUE_LENGTH = 500;

const WHOLE = /^(0|[1-9]\d{0,15})$/;

/**
 * Reads the query of an address. Everything at fault is collected, and `end` refuses it at once, together with what
 * nobody asked for: a misspelt filter would otherwise silently filter nothing.
 */
export class QueryReader {
  private readonly left: Map<string, readonly string[]>;
  private readonly faults: ParameterFault[] = [];

  constructor(request: Pick<ApiRequest, 'originalUrl'>) {
    this.left = new Map();
    for (const [name, value] of new URLSearchParams(queryOf(request.originalUrl))) {
      this.left.set(name, [...(this.left.get(name) ?? []), value]);
    }
  }

  /** A whole number, undefined where it is missing. */
  whole(name: string, { min = 0, max = Number.MAX_SAFE_INTEGER } = {}): number | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const value = WHOLE.test(text) ? Number(text) : NaN;
    if (value >= min && value <= max) return value;
    this.fault(name, {
      de: `eine ganze Zahl von ${String(min)} bis ${String(max)}`,
      en: `a whole number from ${String(min)} to ${String(max)}`,
    });
    return undefined;
  }

  /** A flag: named alone, or true or false. */
  flag(name: string): boolean {
    const text = this.text(name);
    if (text === undefined || text === 'false') return false;
    if (text !== '' && text !== 'true') this.fault(name, { de: 'true oder false', en: 'true or false' });
    return true;
  }

  text(name: string): string | undefined {
    const values = this.texts(name);
    if (values.length > 1) this.fault(name, { de: 'höchstens eine Angabe', en: 'at most once' });
    return values[0];
  }

  /** All values of a parameter that may be repeated. */
  texts(name: string): readonly string[] {
    const values = this.left.get(name) ?? [];
    this.left.delete(name);
    if (values.length > REPEATED) {
      this.fault(name, { de: `höchstens ${String(REPEATED)} Mal`, en: `at most ${String(REPEATED)} times` });
      return values.slice(0, REPEATED);
    }
    if (values.some((value) => value.length > VALUE_LENGTH || !isCleanText(value))) {
      this.fault(name, {
        de: `ein wohlgeformter Text von höchstens ${String(VALUE_LENGTH)} Zeichen`,
        en: `a well-formed text of at most ${String(VALUE_LENGTH)} characters`,
      });
      return [];
    }
    return values.map((value) => value.normalize('NFC'));
  }

  /** The names that were not asked for yet. */
  names(): readonly string[] {
    return [...this.left.keys()];
  }

  fault(name: string, expected: Label): void {
    this.faults.push({ name, expected });
  }

  /** Throws where anything was at fault, or is left. `known` are the parameters there are, for the one who misspelt one. */
  end(known: readonly string[]): void {
    for (const name of this.left.keys()) {
      this.fault(name.slice(0, VALUE_LENGTH), {
        de: `diesen Parameter gibt es hier nicht; bekannt sind ${known.join(', ')}`,
        en: `there is no such parameter here; known are ${known.join(', ')}`,
      });
    }
    if (this.faults.length > 0) throw new EdgeRefusal('parameters-invalid', { parameters: this.faults });
  }
}

function queryOf(address: string): string {
  const at = address.indexOf('?');
  return at < 0 ? '' : address.slice(at + 1);
}

/** URLSearchParams puts U+FFFD where the bytes were no UTF-8. */
function isCleanText(value: string): boolean {
  return value.isWellFormed() && !value.includes('\0') && !value.includes('\uFFFD');
}
