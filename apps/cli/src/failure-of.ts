import type { Label, Language } from '#kernel';
import { CommandFailed, EXIT, ProblemAnswered } from './failure.js';
import type { ExitCode, Failure, ProblemDocument } from './failure.js';

/**
 * What a fault of the surroundings means for whoever reads only the exit code. What is not named here refused the
 * command: 1.
 */
const EXITS: Readonly<Record<string, ExitCode>> = {
  // Something on the command line or in the environment names what does not serve.
  'configuration-invalid': EXIT.usage,
  'database-roles': EXIT.usage,
  'master-key-other': EXIT.usage,
  'transaction-pooler': EXIT.usage,
  'event-server-address': EXIT.usage,
  'event-server-missing': EXIT.usage,
  'folder-is-a-file': EXIT.usage,
  'folder-not-writable': EXIT.usage,
  'folder-not-empty': EXIT.usage,
  'folder-of-another-postgresql': EXIT.usage,
  'profile-not-found': EXIT.usage,
  'profile-unreadable': EXIT.usage,
  'profile-wrong': EXIT.usage,
  'file-not-found': EXIT.usage,
  'file-not-readable': EXIT.usage,
  'file-no-regular-file': EXIT.usage,
  'file-exists': EXIT.usage,
  'file-not-writable': EXIT.usage,
  'file-of-another-kind': EXIT.usage,
  'ledger-missing': EXIT.usage,
  'ledger-name-invalid': EXIT.usage,
  // Nothing answers, or nothing could be started.
  'no-postgresql-for-platform': EXIT.unreachable,
  'database-not-ready': EXIT.unreachable,
  'database-away': EXIT.unreachable,
  'database-denies': EXIT.unreachable,
  'folder-busy': EXIT.unreachable,
  'redis-not-ready': EXIT.unreachable,
  'jobs-not-ready': EXIT.unreachable,
  'event-server-away': EXIT.unreachable,
  'event-server-denies': EXIT.unreachable,
};

const UNAVAILABLE: Label = {
  de: 'Die Datenbank oder der Ereignisserver ist nicht erreichbar oder ging während der Arbeit verloren. Was bestätigt war, ist gespeichert. Prüfen Sie es mit "planbuch doctor" und wiederholen Sie den Befehl.',
  en: 'The database or the event server is not reachable, or went away during the work. What was acknowledged is stored. Check it with "planbuch doctor" and repeat the command.',
};

const DEFECT: Label = {
  de: 'Das ist ein Fehler in Planbuch, nicht Ihrer. Mit PLANBUCH_LOG_LEVEL=debug erscheint die Stelle; bitte melden Sie sie.',
  en: 'This is a fault of Planbuch, not yours. With PLANBUCH_LOG_LEVEL=debug the place is shown; please report it.',
};

/** Every error a command can end with, as one clear sentence. What nobody foresaw is a defect and shows no inside. */
export async function failureOf(error: unknown, language: Language): Promise<Failure> {
  if (error instanceof ProblemAnswered) return answered(error.problem);
  if (isUnavailable(error)) return said('database-unavailable', UNAVAILABLE, EXIT.unreachable);
  if (isTold(error)) return said(error.code, withProblems(error), exitOf(error));
  // Loaded only here: it knows the answer to every refusal, and with it the whole edge.
  const { problemOf, written } = await import('#api');
  const problem = problemOf(error);
  if (problem) return answered(written(problem, language, '') as ProblemDocument);
  return said('defect', withPlace(error), EXIT.refused);
}

/** Known by its name: whoever only speaks to an api need not load what knows the database. */
function isUnavailable(error: unknown): boolean {
  return error instanceof Error && error.name === 'DatabaseUnavailable';
}

/** An error that brings its own sentence: of the platform, of an import, of a command. */
interface Told {
  readonly code: string;
  readonly text: Label;
  readonly problems?: readonly { readonly path: string; readonly line?: number; readonly expected: Label }[];
}

function isTold(error: unknown): error is Error & Told {
  if (!(error instanceof Error) || !('code' in error) || !('text' in error)) return false;
  const { text } = error;
  return typeof error.code === 'string' && typeof text === 'object' && text !== null && 'de' in text;
}

function exitOf(error: Error & Told): ExitCode {
  return error instanceof CommandFailed ? error.exitCode : (EXITS[error.code] ?? EXIT.refused);
}

/** A wrong profile is told with every place that is wrong. */
function withProblems({ text, problems = [] }: Told): Label {
  const lines = (language: Language): string =>
    [
      text[language],
      ...problems.map(({ path, line, expected }) => {
        const at =
          line === undefined ? path : `${path} (${language === 'de' ? 'Zeile' : 'line'} ${String(line)})`;
        return `  ${at}: ${expected[language]}`;
      }),
    ].join('\n');
  return { de: lines('de'), en: lines('en') };
}

function said(code: string, text: Label, exitCode: ExitCode): Failure {
  return { exitCode, code, text };
}

function answered(problem: ProblemDocument): Failure {
  const { title, detail, code, rule, fields = [], parameters = [], restsOn = [], traceId } = problem;
  const lines = [
    code === undefined ? title : `${title} (${[code, rule].filter(Boolean).join(', ')})`,
    ...(detail === undefined ? [] : [detail]),
    ...fields.map(({ path, expected }) => `  ${path || '/'}: ${expected}`),
    ...parameters.map(({ name, expected }) => `  ${name}: ${expected}`),
  ];
  const text = (events: string): string =>
    [
      ...lines,
      ...(restsOn.length === 0 ? [] : [`  ${events} ${restsOn.join(', ')}`]),
      ...(traceId === undefined ? [] : [`  traceId ${traceId}`]),
    ].join('\n');
  return {
    exitCode: isAway(problem) ? EXIT.unreachable : EXIT.refused,
    code: code ?? 'refused',
    text: { de: text('Ereignisse:'), en: text('Events:') },
    problem,
  };
}

/** Whoever is away comes back by himself; a damaged ledger waits for a person. */
function isAway({ status, code }: ProblemDocument): boolean {
  return [502, 503, 504].includes(status) && code !== 'ledger-damaged';
}

/** Both languages: nobody knows here which one the call wanted. */
export function defectSentence(error: unknown): string {
  const { de, en } = withPlace(error);
  return `${de}\n${en}`;
}

function withPlace(error: unknown): Label {
  const level = process.env['PLANBUCH_LOG_LEVEL'];
  if (level !== 'debug' && level !== 'trace') return DEFECT;
  const place = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { de: `${DEFECT.de}\n${place}`, en: `${DEFECT.en}\n${place}` };
}
