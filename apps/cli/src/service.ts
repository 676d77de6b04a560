import { once } from 'node:events';
import type { Planbuch } from '#assembly';

/** Api and worker of a Planbuch in this process. */
export interface Service {
  readonly url: string;
  readonly port: number;
  /** Takes nothing new and finishes what was accepted. The Planbuch itself stays open. */
  close(): Promise<void>;
}

/**
 * Serves a Planbuch until `close`.
 *
 * @throws OperatorError `already-serving` where another process serves the data folder, `port-taken`
 */
export async function startService(planbuch: Planbuch): Promise<Service> {
  const [{ startApi }, { startWorker }] = await Promise.all([import('#api'), import('#worker')]);
  const api = await startApi(planbuch);
  try {
    await planbuch.workplace?.serve(api.port);
    const worker = await startWorker(planbuch);
    return {
      url: api.url,
      port: api.port,
      close: async () => {
        await api.close();
        await worker.close();
      },
    };
  } catch (error) {
    await api.close();
    throw error;
  }
}

/** Whoever finds a data folder served is told by whom, before anything is begun. */
export async function refuseSecondService({ workplace, config }: Planbuch): Promise<void> {
  if (workplace?.serving()) await workplace.serve(config.port);
}

/** Resolves when the call is to end. */
export async function interruption(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await once(signal, 'abort');
}
