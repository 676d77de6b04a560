import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';

export interface Answer {
  readonly status: number;
  readonly body: { readonly number: number; readonly rows?: readonly object[] };
  readonly number: number;
}

/** An answer that takes longer is none. */
const ANSWERS_WITHIN_MS = 10_000;

/** Somebody who calls an api over connections that stay open, and tries nothing twice. */
export class Caller {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 8 });

  constructor(
    private readonly token: string,
    private readonly url: () => string,
  ) {}

  openLedger(ledger: string): Promise<Answer> {
    return this.act(ledger, 'open-ledger', {
      title: 'Planungsbuch', mode: 'real', kind: 'municipality', federalState: 'HE',
    }); // prettier-ignore
  }

  registerOrganisation(ledger: string, name: string): Promise<Answer> {
    return this.act(ledger, 'register-organisation', { name, kind: 'organisation' });
  }

  act(ledger: string, act: string, input: object, key: string = randomUUID()): Promise<Answer> {
    return this.send('POST', `/v1/ledgers/${ledger}/acts/${act}`, input, key);
  }

  /** The names in the register of organisations once it is so far. */
  async organisations(ledger: string, minNumber: number): Promise<string[]> {
    const { status, body } = await this.send(
      'GET',
      `/v1/ledgers/${ledger}/organisations?limit=500&minNumber=${String(minNumber)}`,
    );
    if (status !== 200) throw new Error(`organisations: ${String(status)} ${JSON.stringify(body)}`);
    return (body.rows as { readonly name: string }[]).map(({ name }) => name);
  }

  close(): void {
    this.agent.destroy();
  }

  private send(method: string, path: string, input?: object, key?: string): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const sent = request(`${this.url()}${path}`, {
        method,
        agent: this.agent,
        timeout: ANSWERS_WITHIN_MS,
        headers: {
          authorization: `Bearer ${this.token}`,
          ...(input ? { 'content-type': 'application/json' } : {}),
          ...(key === undefined ? {} : { 'idempotency-key': key }),
        },
      });
      sent.on('error', reject);
      sent.on('timeout', () => sent.destroy(new Error('no answer')));
      sent.on('response', (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        answer.on('error', reject);
        answer.on('end', () => {
          const status = answer.statusCode ?? 0;
          const body = parsed(text);
          if (body) resolve({ status, body, number: body.number });
          else reject(new Error(`answered ${String(status)} by somebody else: ${text}`));
        });
      });
      sent.end(input === undefined ? undefined : JSON.stringify(input));
    });
  }
}

/** Undefined where the answer is not the api's: a door has none but its own when it reaches nobody. */
function parsed(text: string): Answer['body'] | undefined {
  try {
    return JSON.parse(text) as Answer['body'];
  } catch {
    return undefined;
  }
}
