import type { ApiRequest } from '../edge/api-request.js';
import { EdgeRefusal } from '../problems/problem.js';

const MEDIA = { json: 'application/json', csv: 'text/csv' } as const;

/** The form in which the caller takes the answer; JSON where all are the same to it. Throws 406 where none will do. */
export function offers<Form extends keyof typeof MEDIA>(request: ApiRequest, forms: readonly Form[]): Form {
  const media = forms.map((form) => MEDIA[form]);
  const chosen = request.accepts(...media);
  const form = forms.find((each) => MEDIA[each] === chosen);
  if (form) return form;
  throw new EdgeRefusal('answer-unacceptable', { facts: { offered: media.join(', ') } });
}
