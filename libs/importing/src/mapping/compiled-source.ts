import { groupNames } from '../profile/whole-profile.js';
import type { PartRule } from '../profile/profile.js';
import type { Origin, Source, Steps } from '../profile/source.js';
import type { Columns } from '../reading/header.js';
import { reasons } from '../refusal.js';
import type { RowInProgress } from './row-in-progress.js';

/** A source of the profile, bound to the columns of one file. */
export interface CompiledSource {
  /** The column a refusal names. */
  readonly column: string;
  /** The trimmed text; empty where there is nothing; undefined where the row was refused on the way. */
  readonly value: (row: RowInProgress) => string | undefined;
}

/** Binds the sources of a profile to the columns of a file. Parts are bound first, in their order. */
export class SourceCompiler {
  readonly #parts = new Map<string, { readonly index: number; readonly column: string }>();

  constructor(private readonly columns: Columns) {}

  /** Gives the step that fills `row.parts` by this rule. */
  part(rule: PartRule): (row: RowInProgress) => void {
    const from = this.source(rule.from);
    const names = groupNames(rule.pattern);
    const offset = this.#parts.size;
    names.forEach((name, i) => this.#parts.set(name, { index: offset + i, column: from.column }));
    const missed = reasons.patternMissed(
      rule.expected ?? {
        de: `ein Text, der auf ${rule.pattern.source} passt`,
        en: `a text that fits ${rule.pattern.source}`,
      },
    );
    return (row) => {
      const value = from.value(row);
      const groups = value === undefined ? undefined : rule.pattern.exec(value)?.groups;
      const nothing = groups || rule.optional ? '' : undefined;
      names.forEach((name, i) => (row.parts[offset + i] = groups?.[name]?.trim() ?? nothing));
      if (value !== undefined && nothing === undefined) row.refuse(from.column, value, missed);
    };
  }

  source(from: Source): CompiledSource {
    if ('constant' in from) return { column: '', value: () => from.constant };
    const origin = this.#origin(from.origin);
    return withSteps(origin, from.steps);
  }

  #origin(origin: Origin): CompiledSource {
    if ('column' in origin) return this.#cell(this.columns.indexOf(normalColumnName(origin.column)));
    if ('position' in origin) return this.#cell(origin.position - 1);
    if ('part' in origin) {
      const { index, column } = this.#parts.get(origin.part) ?? { index: -1, column: '' };
      return { column, value: (row) => row.parts[index] };
    }
    const inner = ('join' in origin ? origin.join : origin.firstOf).map((from) => this.source(from));
    const column = inner.find((source) => source.column !== '')?.column ?? '';
    return { column, value: 'join' in origin ? joined(inner) : firstFilled(inner) };
  }

  #cell(index: number): CompiledSource {
    return {
      column: this.columns.names[index] ?? String(index + 1),
      value: (row) => row.cells[index]?.trim() ?? '',
    };
  }
}

/** As the names in a header are compared: without blanks around, runs of blanks as one, in NFC. */
export function normalColumnName(name: string): string {
  return name.trim().replace(/\s+/g, ' ').normalize('NFC');
}

/** One after the other; nothing where one of them is empty, so that no half of a joined value appears. */
function joined(sources: readonly CompiledSource[]): CompiledSource['value'] {
  return (row) => {
    let text = '';
    for (const { value } of sources) {
      const part = value(row);
      if (part === undefined || part === '') return part;
      text += part;
    }
    return text;
  };
}

function firstFilled(sources: readonly CompiledSource[]): CompiledSource['value'] {
  return (row) => {
    for (const { value } of sources) {
      const text = value(row);
      if (text !== '') return text;
    }
    return '';
  };
}

function withSteps({ column, value }: CompiledSource, steps: Steps): CompiledSource {
  if (steps.replace.length === 0 && !steps.map && !steps.cases && steps.default === undefined)
    return { column, value };
  const translate = translation(column, steps);
  return {
    column,
    value: (row) => {
      let text = value(row);
      if (text === undefined) return undefined;
      for (const { match, with: replacement } of steps.replace)
        text = text.replace(match, replacement).trim();
      return text === '' ? (steps.default ?? '') : translate(text, row);
    },
  };
}

function translation(
  column: string,
  { map, cases, otherwise }: Steps,
): (text: string, row: RowInProgress) => string | undefined {
  if (map) {
    const unknown = reasons.notMapped([...map.keys()]);
    return (text, row) => row.orRefuse(map.get(text) ?? otherwise, column, text, unknown);
  }
  if (cases) {
    const unknown = reasons.noCaseFits(cases.map(({ matches }) => matches.source));
    return (text, row) => {
      const fitting = cases.find(({ matches }) => matches.test(text));
      return row.orRefuse(fitting?.gives ?? otherwise, column, text, unknown);
    };
  }
  return (text) => text;
}
