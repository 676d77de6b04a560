import { get, json, languageParameter, ledgerParameter, parameter, ref, refusals } from './parts.js';
import type { Status } from './parts.js';

const id = parameter('path', 'id', { type: 'string', format: 'uuid' }, 'Auftrag / job');

const accepted = json(
  ref('Accepted'),
  'angenommen; der Verweis zeigt den Stand / accepted; the link shows how it stands',
  {
    headers: { Location: { schema: { type: 'string' }, description: 'der Auftrag / the job' } },
  },
);

interface Asking {
  readonly name: string;
  readonly summary: string;
  readonly parameters: readonly object[];
  readonly body?: object;
  readonly refused: readonly Status[];
}

/** What is asked for with a POST and looked at with a GET. */
function asked(path: string, { name, summary, parameters, body, refused }: Asking): object {
  const ofOne = [...parameters.filter((each) => 'in' in each && each.in === 'path'), id, languageParameter];
  return {
    [path]: {
      post: {
        tags: ['jobs'],
        operationId: `ask-${name}`,
        summary,
        parameters: [...parameters, languageParameter],
        ...(body ? { requestBody: { required: true, content: body } } : {}),
        responses: { '202': accepted, ...refusals(...refused) },
      },
    },
    [`${path}/{id}`]: {
      ...get({
        id: name,
        tag: 'jobs',
        summary: `Stand und Ergebnis: ${summary}`,
        parameters: ofOne,
        answer: json(ref('Job'), 'der Auftrag / the job'),
        refused: [400, 404],
      }),
      delete: discarding({ name, summary, parameters: ofOne }),
    },
    [`${path}/{id}/retries`]: { post: retrying({ name, summary, parameters: ofOne }) },
  };
}

type Ordering = Pick<Asking, 'name' | 'summary' | 'parameters'>;

function discarding({ name, summary, parameters }: Ordering): object {
  return {
    tags: ['jobs'],
    operationId: `discard-${name}`,
    summary: `Verwerfen, samt der Datei; was schon geschehen ist, bleibt: ${summary}`,
    parameters,
    responses: {
      '200': json(ref('Job'), 'der verworfene Auftrag / the discarded job'),
      ...refusals(400, 404, 409),
    },
  };
}

function retrying({ name, summary, parameters }: Ordering): object {
  return {
    tags: ['jobs'],
    operationId: `retry-${name}`,
    summary: `Von vorn beginnen, was aufgegeben ist: ${summary}`,
    parameters,
    responses: { '202': accepted, ...refusals(400, 404, 409) },
  };
}

const importForm = {
  type: 'object',
  required: ['file', 'kind', 'profile'],
  properties: {
    file: { type: 'string', contentMediaType: 'text/csv', description: 'höchstens 64 MiB / at most 64 MiB' },
    kind: { type: 'string', enum: ['budget', 'grants'] },
    profile: {
      type: 'string',
      description:
        'der Name eines eingebauten Profils, oder ein Profil als Datei / a built-in profile, or one as a file',
    },
    dryRun: { type: 'boolean', default: false },
    skipRefused: { type: 'boolean', default: false },
  },
};

/** What takes longer than a request. */
export function jobPaths(): object {
  return {
    ...asked('/v1/ledgers/{ledger}/imports', {
      name: 'import',
      summary: 'Eine Datei übernehmen / take over a file',
      parameters: [ledgerParameter],
      body: { 'multipart/form-data': { schema: importForm } },
      refused: [400, 404, 413, 415],
    }),
    '/v1/ledgers/{ledger}/due-dates': get({
      id: 'due-dates',
      tag: 'jobs',
      summary: 'Was überfällig ist und bald fällig wird / what is overdue and soon will be due',
      parameters: [ledgerParameter, languageParameter],
      answer: json(
        ref('DueDates'),
        'bei der letzten Prüfung; bald heißt in 14 Tagen / at the last check; soon is within 14 days',
      ),
      refused: [400, 404],
    }),
    ...asked('/v1/ledgers/{ledger}/verifications', {
      name: 'verification',
      summary: 'Das Planungsbuch nachrechnen / verify the ledger',
      parameters: [ledgerParameter],
      refused: [400, 404],
    }),
    ...asked('/v1/projections/{name}/rebuilds', {
      name: 'rebuild',
      summary: 'Einen Lesestand neu aufbauen / rebuild a read model',
      parameters: [
        parameter('path', 'name', { type: 'string' }, 'Lesestand / read model'),
        parameter('query', 'ledger', { type: 'string' }, 'nur dieses Planungsbuch / only this ledger'),
      ],
      refused: [400, 404],
    }),
  };
}
