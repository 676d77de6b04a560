import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import busboy from 'busboy';
import { EdgeRefusal } from '../problems/problem.js';

/** A form has a handful of fields, each a word; a profile is some pages of text. */
const LIMITS = { fields: 20, files: 2, parts: 22, fieldSize: 1_000, fieldNameSize: 100, headerPairs: 50 };

const UPLOAD = /^\/v1\/ledgers\/[^/?]+\/imports\/?(?:\?|$)/;

/** Whether the body is a form with a file: it is taken part by part, and never stands in memory as a whole. */
export function isUpload({ method, url = '' }: Pick<IncomingMessage, 'method' | 'url'>): boolean {
  return method === 'POST' && UPLOAD.test(url);
}

export interface FilePart {
  readonly name: string;
  readonly fileName: string;
  /** To be read to its end, or the form does not go on. */
  readonly bytes: Readable;
}

/**
 * Reads a form (multipart/form-data): gives its fields, and each file to `onFile` while it arrives. Where reading fails, or
 * `onFile` does, the rest of the body is passed over, so that the sender hears the answer.
 *
 * @throws EdgeRefusal `form-malformed`, `media-type-unsupported`; what `onFile` throws
 */
export async function readForm(
  request: IncomingMessage,
  onFile: (part: FilePart) => Promise<void>,
): Promise<ReadonlyMap<string, string>> {
  const parser = parserFor(request);
  const fields = new Map<string, string>();
  const files: Promise<void>[] = [];
  try {
    await new Promise<void>((resolve, reject) => {
      const malformed = (at: string): void => reject(new EdgeRefusal('form-malformed', { facts: { at } }));
      parser.on('field', (name, value, { nameTruncated, valueTruncated }) => {
        if (nameTruncated || valueTruncated || fields.has(name)) malformed(name.slice(0, 100));
        fields.set(name, value);
      });
      parser.on('file', (name, bytes, { filename }) => {
        // What breaks the form off breaks its file off as well, and is told once.
        bytes.on('error', () => undefined);
        const taken = onFile({ name, fileName: filename, bytes });
        files.push(taken);
        taken.catch(reject);
      });
      for (const limit of ['partsLimit', 'filesLimit', 'fieldsLimit'] as const)
        parser.on(limit, () => malformed(limit));
      parser.on('error', (error) => malformed(error instanceof Error ? error.message : 'multipart'));
      parser.on('close', () => resolve());
      request.once('close', () => {
        if (!request.complete) malformed('end');
      });
      request.pipe(parser);
    });
    await Promise.all(files);
    return fields;
  } catch (error) {
    request.unpipe(parser);
    parser.destroy();
    request.resume();
    await Promise.allSettled(files);
    throw error;
  }
}

function parserFor({ headers }: IncomingMessage): busboy.Busboy {
  if (!/^multipart\/form-data *;/i.test(headers['content-type'] ?? ''))
    throw new EdgeRefusal('form-expected');
  try {
    return busboy({ headers, limits: LIMITS, defParamCharset: 'utf8' });
  } catch {
    throw new EdgeRefusal('form-malformed', { facts: { at: 'Content-Type' } });
  }
}
