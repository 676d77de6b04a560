/** The real event server of the bench, started when the first measure wants it; undefined where this machine has none. */
export class BenchedEventServer {
  #running;

  get isThere() {
    return process.env.TEST_EVENTSTORE_COMMAND !== undefined;
  }

  async url() {
    this.#running ??=
      import('../dist/libs/event-store/src/testing/eventstoredb/event-server-process.js').then(
        ({ EVENT_SERVER_COMMAND, startEventServer }) => startEventServer(EVENT_SERVER_COMMAND),
      );
    return (await this.#running).url;
  }

  async close() {
    await (await this.#running)?.remove();
  }
}
