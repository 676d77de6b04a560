import { get } from 'node:http';
import type { IncomingMessage } from 'node:http';

export interface Streamed {
  /** Resolves when an event of this number, or a later position, has come; rejects when the stream ends before. */
  until(number: number): Promise<void>;
  /** Resolves when the server ends or cuts the stream. */
  ended(): Promise<void>;
  /** Numbers of the events in the order they came. */
  numbers(): number[];
  text(): string;
  status(): number | undefined;
  headers(): IncomingMessage['headers'];
  close(): void;
}

/** Listens to a stream of server-sent events as a browser would, and remembers everything. */
export function streamed(url: string, token: string, headers: Record<string, string> = {}): Streamed {
  let received = '';
  let response: IncomingMessage | undefined;
  let hasEnded = false;
  const changed = new Set<() => void>();
  const tell = (): void => {
    for (const look of [...changed]) look();
  };
  const request = get(url, { headers: { Authorization: `Bearer ${token}`, ...headers } }, (answer) => {
    response = answer;
    answer.setEncoding('utf8');
    answer.on('data', (chunk: string) => {
      received += chunk;
      tell();
    });
    answer.on('close', () => {
      hasEnded = true;
      tell();
    });
    answer.on('error', () => undefined);
    tell();
  });
  request.on('error', () => {
    hasEnded = true;
    tell();
  });
  const until = (holds: () => boolean, what: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        if (holds()) resolve();
        else if (hasEnded) reject(new Error(`the stream ended before ${what}: ${received.slice(-500)}`));
        else return;
        changed.delete(look);
      };
      changed.add(look);
      look();
    });
  const blocks = (): string[] => received.split('\n\n').slice(0, -1);
  const numbers = (): number[] =>
    blocks()
      .filter((block) => /^id: .*\ndata: /.test(block))
      .map((block) => Number(/^id: (\d+)$/m.exec(block)?.[1]));
  return {
    until: (number) => until(() => numbers().some((each) => each >= number), `event ${String(number)}`),
    ended: () => until(() => hasEnded, 'its end'),
    numbers,
    text: () => received,
    status: () => response?.statusCode,
    headers: () => response?.headers ?? {},
    close: () => request.destroy(),
  };
}
