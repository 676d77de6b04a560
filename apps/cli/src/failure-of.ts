import type { Label } from '#kernel';
import { DatabaseUnavailable, OperatorError } from '#platform';
import type { OperatorErrorCode } from '#platform';
import { CommandFailed, EXIT, ProblemAnswered } from './failure.js';
import type { ExitCode, Failure, ProblemDocument } from './failure.js';

/** What a fault of the surroundings means for whoever reads only the exit code. */
const OPERATOR_EXITS: Readonly<Record<OperatorErrorCode, ExitCode>> = {
  'folder-is-a-file': EXIT.usage,
  'folder-not-writable': EXIT.usage,
  'folder-not-empty': EXIT.usage,
  'folder-of-another-postgresql': EXIT.usage,
  'configuration-invalid': EXIT.usage,
  'already-serving': EXIT.refused,
  'port-taken': EXIT.refused,
  'secrets-incomplete': EXIT.refused,
  'migration-failed': EXIT.refused,
  'no-postgresql-for-platform': EXIT.unreachable,
  'database-not-ready': EXIT.unreachable,
  'folder-busy': EXIT.unreachable,
};

const UNAVAILABLE: Label = {
  de: 'Die Datenbank ist nicht erreichbar oder ging während der Arbeit verloren. Was bestätigt war, ist gespeichert. Prüfen Sie sie mit "planbuch doctor" und wiederholen Sie den Befehl.',
  en: 'The database is not reachable, or went away during the work. What was acknowledged is stored. Check it with "planbuch doctor" and repeat the command.',
};

const DEFECT: Label = {
  de: 'Das ist ein Fehler in Planbuch, nicht Ihrer. Mit PLANBUCH_LOG_LEVEL=debug erscheint die Stelle; bitte melden Sie sie.',
  en: 'This is a fault of Planbuch, not yours. With PLANBUCH_LOG_LEVEL=debug the place is shown; please report it.',
};

/** Every error a command can end with, as one clear sentence. What nobody foresaw is a defect and shows no inside. */
export function failureOf(error: unknown): Failure {
  if (error instanceof CommandFailed) return said(error.code, error.text, error.exitCode);
  if (error instanceof ProblemAnswered) return answered(error.problem);
  if (error instanceof OperatorError) return said(error.code, error.text, OPERATOR_EXITS[error.code]);
  if (error instanceof DatabaseUnavailable)
    return said('database-unavailable', UNAVAILABLE, EXIT.unreachable);
  return said('defect', withPlace(error), EXIT.refused);
}

function said(code: string, text: Label, exitCode: ExitCode): Failure {
  return { exitCode, code, text };
}

function answered(problem: ProblemDocument): Failure {
  const { title, detail, code, fields = [], parameters = [], restsOn = [], traceId } = problem;
  const lines = [
    code === undefined ? title : `${title} (${code})`,
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
  const unreachable = [502, 503, 504].includes(problem.status);
  return {
    exitCode: unreachable ? EXIT.unreachable : EXIT.refused,
    code: code ?? 'refused',
    text: { de: text('Ereignisse:'), en: text('Events:') },
    problem,
  };
}

function withPlace(error: unknown): Label {
  const level = process.env['PLANBUCH_LOG_LEVEL'];
  if (level !== 'debug' && level !== 'trace') return DEFECT;
  const place = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { de: `${DEFECT.de}\n${place}`, en: `${DEFECT.en}\n${place}` };
}
