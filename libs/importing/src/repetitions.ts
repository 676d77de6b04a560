import type { Label } from '#kernel';
import { lineKey } from '#planning';
import { IdentityHashes, identityHash } from './identities.js';
import { ImportFault } from './import-fault.js';
import type { RowOf } from './mapping/row-reader.js';
import type { Profile } from './profile/profile.js';
import { reasons, refusal } from './refusal.js';
import type { Refusal } from './refusal.js';
import { appropriationsOf } from './rows.js';
import type { BudgetRow, GrantRow } from './rows.js';

/** Of so many repetitions the profile is wrong, not the rows; their lines are kept in memory. */
const MAX_REPEATED = 10_000;

/**
 * Finds rows that say what a row before them said: the same identity, or the same appropriation or grant, of which the
 * last one would silently count. A first reading keeps hashes only, so the memory does not grow with the file; a second
 * one, which is rarely needed, looks at the rows whose hashes occur more than once.
 */
export class Repetitions<P extends Profile> {
  /** Line → why the row is refused. */
  readonly found = new Map<number, Refusal>();
  readonly #identities = new IdentityHashes();
  readonly #subjects = new IdentityHashes();
  #suspects = new Set<number>();
  readonly #firstLines = new Map<string, number>();

  constructor(private readonly profile: P) {}

  /** For each row of the first reading. */
  add(row: RowOf<P>): void {
    this.#identities.add(row.identity);
    for (const subject of subjectsOf(row)) this.#subjects.add(subject);
  }

  /** Whether a second reading is needed. Throws ImportFault `file-identities-repeat` or `file-subjects-repeat`. */
  isSuspicious(fileName: string, identityColumns: string): boolean {
    const identities = this.#identities.repeated(MAX_REPEATED);
    if (identities.size > MAX_REPEATED) throw identitiesRepeat(fileName, identityColumns);
    const subjects = this.#subjects.repeated(MAX_REPEATED);
    if (subjects.size > MAX_REPEATED) throw subjectsRepeat(fileName, this.profile.kind);
    this.#suspects = new Set([...identities, ...subjects]);
    return this.#suspects.size > 0;
  }

  /** For each row of the second reading: why it is refused, if it repeats one before it. */
  compare(row: RowOf<P>, fileName: string, identityColumns: string): Refusal | undefined {
    const { line, identity } = row;
    const first = this.#firstLineOf(identity, line);
    const why =
      first === undefined
        ? this.#repeatedSubject(row)
        : refusal(line, identityColumns, valuesOf(identity), reasons.identityRepeats(first));
    if (!why) return undefined;
    if (this.found.size === MAX_REPEATED)
      throw first === undefined
        ? subjectsRepeat(fileName, this.profile.kind)
        : identitiesRepeat(fileName, identityColumns);
    this.found.set(line, why);
    return why;
  }

  /** Removes temporary files, if there were any. */
  close(): void {
    this.#identities.close();
    this.#subjects.close();
  }

  #repeatedSubject(row: RowOf<P>): Refusal | undefined {
    for (const subject of subjectsOf(row)) {
      const first = this.#firstLineOf(subject, row.line);
      if (first !== undefined)
        return refusal(row.line, '', subject, repeatedSubject[this.profile.kind](first));
    }
    return undefined;
  }

  /** Where it stood first; undefined where that is here. */
  #firstLineOf(said: string, line: number): number | undefined {
    if (!this.#suspects.has(identityHash(said))) return undefined;
    const first = this.#firstLines.get(said);
    if (first === undefined) this.#firstLines.set(said, line);
    return first;
  }
}

const repeatedSubject: Record<Profile['kind'], (firstLine: number) => Label> = {
  budget: reasons.appropriationRepeats,
  grants: reasons.grantRepeats,
};

/** What of a row only one row may state: the appropriation of a budget line at a stage, a grant by its number. */
function subjectsOf(row: BudgetRow | GrantRow): readonly string[] {
  if ('externalNo' in row) return [row.externalNo];
  return appropriationsOf(row).map(({ year, stage }) => `${lineKey({ ...row, year })} ${stage}`);
}

function valuesOf(identity: string): string {
  return (JSON.parse(identity) as readonly string[]).join(' + ');
}

function identitiesRepeat(fileName: string, columns: string): ImportFault {
  return new ImportFault('file-identities-repeat', {
    de: `In der Datei ${fileName} wiederholt sich die Zeilenkennung (${columns}) mehr als ${String(MAX_REPEATED)}-mal. Bitte unter identity im Profil weitere Spalten nennen, bis jede Zeile eine eigene Kennung hat.`,
    en: `In the file ${fileName} the row identity (${columns}) repeats more than ${String(MAX_REPEATED)} times. Please name further columns under identity in the profile until each row has an identity of its own.`,
  });
}

function subjectsRepeat(fileName: string, kind: Profile['kind']): ImportFault {
  const [de, en] =
    kind === 'grants'
      ? ['Nummern von Zuwendungen (fields.externalNo)', 'numbers of grants (fields.externalNo)']
      : [
          'Haushaltspositionen desselben Jahres (fields.product, account, mandant, costCentre)',
          'budget lines of the same year (fields.product, account, mandant, costCentre)',
        ];
  return new ImportFault('file-subjects-repeat', {
    de: `In der Datei ${fileName} wiederholen sich mehr als ${String(MAX_REPEATED)} ${de}. Bitte die Felder im Profil so wählen, dass jede Zeile etwas Eigenes benennt.`,
    en: `In the file ${fileName} more than ${String(MAX_REPEATED)} ${en} repeat. Please choose the fields in the profile so that each row names something of its own.`,
  });
}
