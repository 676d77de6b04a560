import { randomUUID } from 'node:crypto';
import type { EventStoreDBClient } from '@eventstore/db-client';
import services from '@eventstore/db-client/generated/streams_grpc_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import empty from 'google-protobuf/google/protobuf/empty_pb.js';
import timestamp from 'google-protobuf/google/protobuf/timestamp_pb.js';

/** An event on its way into a stream. */
export interface ProposedEvent {
  readonly id: string;
  readonly type: string;
  /** The JSON text that is stored, byte for byte. */
  readonly data: string;
  /** A JSON text that stands beside the event, outside the leaf. */
  readonly metadata: string;
}

/** What the server said of a batch that it did not store, by the name of its message. */
export class BatchRefused extends Error {
  constructor(readonly kind: string) {
    super(`the event server refused the append: ${kind}`);
  }
}

type Response = InstanceType<typeof streams.BatchAppendResp>;

interface Waiting {
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

type Call = ReturnType<InstanceType<typeof services.StreamsClient>['batchAppend']>;

interface OpenCall {
  readonly call: Call;
  readonly waiting: Map<string, Waiting>;
}

/** The server drops what it comes to only after this time: nobody waits for it any more. */
const DEADLINE_MS = 10_000;

/**
 * Appends over one lasting call (BatchAppend), as the client's own `appendToStream` does. That one keeps the callers of
 * all calls of a process in one table: when a call breaks it forgets those of the others, and their answers then end the
 * process (kurrent-io/KurrentDB-Client-NodeJS #505, #523). Here each call has a table of its own. It also sends the text
 * as it is, so that the bytes in the stream are those of the leaf.
 */
export class BatchAppend {
  private open: Promise<OpenCall> | undefined;

  constructor(private readonly client: EventStoreDBClient) {}

  /** Resolves when the server has stored them all; rejects with BatchRefused, or with gRPC's error where the call broke. */
  async append(stream: string, revision: number, events: readonly ProposedEvent[]): Promise<void> {
    const id = randomUUID();
    const request = requestOf(id, stream, revision, events);
    const { call, waiting } = await (this.open ??= this.begin());
    await new Promise<void>((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      // What the wire does not take yet stays in memory: a ledger has one batch under way, of at most a megabyte.
      call.write(request);
    });
  }

  private async begin(): Promise<OpenCall> {
    const { client } = this;
    const waiting = new Map<string, Waiting>();
    const opening = client['GRPCStreamCreator'](services.StreamsClient, 'append', (stub) =>
      stub.batchAppend(...client['callArguments']({}, { deadline: Infinity })),
    );
    try {
      const call = await opening();
      const ended = (error: unknown): void => {
        this.open = undefined;
        for (const { reject } of waiting.values()) reject(error);
        waiting.clear();
      };
      call.on('data', (response: Response) => {
        answer(waiting, response);
      });
      call.on('error', ended);
      call.on('end', () => {
        ended(Object.assign(new Error('the event server ended the call'), { code: 14 }));
      });
      return { call, waiting };
    } catch (error) {
      this.open = undefined;
      throw error;
    }
  }
}

function answer(waiting: Map<string, Waiting>, response: Response): void {
  const id = idOf(response.getCorrelationId());
  const caller = waiting.get(id);
  waiting.delete(id);
  if (response.hasError()) {
    const kind = response.getError()?.getDetails()?.getTypeName() ?? 'without a reason';
    caller?.reject(new BatchRefused(kind.replace('event_store.client.', '')));
  } else caller?.resolve();
}

/** The server gives an id back in either of the protocol's two forms. */
function idOf(id: InstanceType<typeof shared.UUID> | undefined): string {
  const halves = id?.getStructured();
  if (!halves) return id?.getString() ?? '';
  const hex = [halves.getMostSignificantBits(), halves.getLeastSignificantBits()]
    .map((half) => BigInt.asUintN(64, BigInt(half)).toString(16).padStart(16, '0'))
    .join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function requestOf(id: string, stream: string, revision: number, events: readonly ProposedEvent[]) {
  const options = new streams.BatchAppendReq.Options();
  options.setStreamIdentifier(new shared.StreamIdentifier().setStreamName(Buffer.from(stream)));
  options.setDeadline(timestamp.Timestamp.fromDate(new Date(Date.now() + DEADLINE_MS)));
  if (revision < 0) options.setNoStream(new empty.Empty());
  else options.setStreamPosition(String(revision));
  const request = new streams.BatchAppendReq();
  request.setOptions(options);
  request.setCorrelationId(new shared.UUID().setString(id));
  request.setProposedMessagesList(events.map(messageOf));
  request.setIsFinal(true);
  return request;
}

function messageOf({ id, type, data, metadata }: ProposedEvent) {
  const message = new streams.BatchAppendReq.ProposedMessage();
  message.setId(new shared.UUID().setString(id));
  message.getMetadataMap().set('type', type);
  message.getMetadataMap().set('content-type', 'application/json');
  message.setData(Buffer.from(data));
  message.setCustomMetadata(Buffer.from(metadata));
  return message;
}
