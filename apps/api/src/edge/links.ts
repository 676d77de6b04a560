import type { ApiRequest } from './api-request.js';

/** The same question with one parameter set. */
export function withParameter(
  { originalUrl }: Pick<ApiRequest, 'originalUrl'>,
  name: string,
  value: string,
): string {
  const [path = '', query] = originalUrl.split('?', 2);
  const parameters = new URLSearchParams(query);
  parameters.set(name, value);
  return `${path}?${parameters.toString()}`;
}

/** The same question as of the number it was answered at: whoever asks it again gets the same state of the ledger. */
export function permanentLink(request: Pick<ApiRequest, 'originalUrl'>, number: number): string {
  const { originalUrl } = request;
  const [path = '', query] = originalUrl.split('?', 2);
  const parameters = new URLSearchParams(query);
  parameters.delete('minNumber');
  return withParameter({ originalUrl: `${path}?${parameters.toString()}` }, 'asOf', String(number));
}
