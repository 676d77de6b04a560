import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/**
 * When a connection is cut, as seen from the statement the client sends:
 * `before` it reaches the server, so that it surely does not happen; `once-sent`, with the server still at work on it;
 * `answered`, when the server has done it and only its answer is lost.
 */
export type CutMoment = 'before' | 'once-sent' | 'answered';

/** A server that talks of other things too may do so before it answers: what it says in this time is lost with the answer. */
const ANSWER_MS = 50;

/** A wire to a server that can be cut and blocked at chosen moments. */
export interface CuttingProxy {
  /** The server's URL, through the wire. */
  readonly url: string;
  /** How many connections were cut so far. */
  readonly cuts: number;
  /**
   * Cuts the connection that next sends `text` (part of a statement, or the name of a prepared one); the promise is
   * fulfilled when that has happened.
   */
  cut(moment: CutMoment, text: string): Promise<void>;
  /** Holds back what next holds `text`, and all that follows on its connection, until it is released. */
  hold(text: string): { readonly reached: Promise<void>; readonly release: () => void };
  /** Cuts all connections at once. */
  cutAll(): void;
  /** Refuses new connections and cuts those there are, until `accept`. */
  refuse(): void;
  accept(): void;
  /** Holds all bytes in both directions back, as a hanging network does, until `thaw`. */
  freeze(): void;
  thaw(): void;
  /** From now on every answer comes so much later. */
  slow(byMs: number): void;
  close(): Promise<void>;
}

interface Plan {
  readonly moment: CutMoment | 'held';
  readonly text: string;
  readonly done: () => void;
  /** Of what is held: when it may go on. */
  readonly released?: Promise<void>;
}

/** A statement's text may be split over two packets; so much of the one before is looked at again. */
const OVERLAP_BYTES = 256;

/** Opens a wire to the server of a `postgres://` URL. */
export async function cuttingProxy(target: string): Promise<CuttingProxy> {
  const { hostname, port } = new URL(target);
  const wires = new Set<Wire>();
  const state = { plans: [] as Plan[], refusing: false, frozen: false, cuts: 0, lateMs: 0 };
  const cutWire = (wire: Wire): void => {
    if (wires.delete(wire)) state.cuts += 1;
    wire.destroy();
  };
  const server = createServer((client) => {
    if (state.refusing) {
      client.resetAndDestroy();
      return;
    }
    const wire = new Wire(client, connect(Number(port), hostname), state, () => {
      cutWire(wire);
    });
    wires.add(wire);
    wire.onClose(() => wires.delete(wire));
    if (state.frozen) wire.pause();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(target);
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const cutAll = (): void => {
    wires.forEach(cutWire);
  };
  return {
    url: url.href,
    get cuts() {
      return state.cuts;
    },
    cut: (moment, text) =>
      new Promise((done) => {
        state.plans.push({ moment, text, done });
      }),
    hold(text) {
      let release = (): void => undefined;
      const released = new Promise<void>((resolve) => (release = resolve));
      const reached = new Promise<void>((done) => {
        state.plans.push({ moment: 'held', text, done, released });
      });
      return { reached, release };
    },
    cutAll,
    refuse() {
      state.refusing = true;
      cutAll();
    },
    accept() {
      state.refusing = false;
    },
    freeze() {
      state.frozen = true;
      for (const wire of wires) wire.pause();
    },
    thaw() {
      state.frozen = false;
      for (const wire of wires) wire.resume();
    },
    slow(byMs) {
      state.lateMs = byMs;
    },
    async close() {
      cutAll();
      server.close();
      await once(server, 'close');
    },
  };
}

/** One connection: the client's socket and the server's. */
class Wire {
  private tail = Buffer.alloc(0);
  private cutsAtAnswer: Plan | undefined;
  private cutting: NodeJS.Timeout | undefined;

  constructor(
    private readonly client: Socket,
    private readonly server: Socket,
    private readonly state: { readonly plans: Plan[]; readonly lateMs: number },
    private readonly cut: () => void,
  ) {
    // A cut connection's error is the very thing a spec is about; it shows at the client.
    for (const [one, other] of [
      [client, server],
      [server, client],
    ] as const) {
      one.on('error', () => other.destroy());
      one.on('end', () => other.end());
    }
    client.on('data', (sent: Buffer) => {
      this.forward(sent);
    });
    server.on('data', (answer: Buffer) => {
      const plan = this.cutsAtAnswer;
      if (plan === undefined) this.pass(answer);
      else this.cutting ??= setTimeout(() => this.carryOut(plan), ANSWER_MS);
    });
  }

  onClose(listener: () => void): void {
    this.client.once('close', listener);
  }

  pause(): void {
    this.client.pause();
    this.server.pause();
  }

  resume(): void {
    this.client.resume();
    this.server.resume();
  }

  destroy(): void {
    this.client.resetAndDestroy();
    // What was sent still reaches the server, which learns of the end only afterwards.
    this.server.end();
  }

  private pass(answer: Buffer): void {
    const { lateMs } = this.state;
    if (lateMs === 0) this.client.write(answer);
    else setTimeout(() => this.client.write(answer), lateMs);
  }

  private forward(sent: Buffer): void {
    const seen = Buffer.concat([this.tail, sent]);
    this.tail = seen.subarray(Math.max(0, seen.length - OVERLAP_BYTES));
    const index = this.state.plans.findIndex(({ text }) => seen.includes(text));
    const plan = index < 0 ? undefined : this.state.plans.splice(index, 1)[0];
    // What one plan was waiting for must not be met again by the next.
    if (plan !== undefined) this.tail = Buffer.alloc(0);
    if (plan?.moment === 'before') {
      this.carryOut(plan);
      return;
    }
    if (plan?.moment === 'held') {
      void this.holdBack(plan, sent);
      return;
    }
    this.server.write(sent);
    if (plan?.moment === 'once-sent') this.carryOut(plan);
    else if (plan !== undefined) this.cutsAtAnswer = plan;
  }

  private async holdBack({ done, released }: Plan, sent: Buffer): Promise<void> {
    this.client.pause();
    done();
    await released;
    this.server.write(sent);
    this.client.resume();
  }

  private carryOut(plan: Plan): void {
    this.cutsAtAnswer = undefined;
    this.cut();
    plan.done();
  }
}
