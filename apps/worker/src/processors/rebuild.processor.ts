import type { Planbuch } from '#assembly';
import { JobRefused, processor, queues } from '#jobs';
import type { Processor } from '#jobs';
import { UnknownReadModel } from '#projecting';

/** Builds a read model beside the old one and swaps it in; begun again it starts over, and the old one stays in use. */
export function rebuildProcessor({ projections }: Planbuch): Processor {
  return processor(queues.rebuilds, async ({ readModel, ledger }, { signal, progress }) => {
    const of = ledger === undefined ? {} : { ledger };
    try {
      await projections.rebuild(readModel, {
        ...of,
        signal,
        onProgress: ({ number, head }) => progress('build', number, head),
      });
    } catch (error) {
      throw error instanceof UnknownReadModel ? new JobRefused(UNKNOWN, { cause: error }) : error;
    }
    const lags = await projections.lag(ledger);
    return {
      name: readModel,
      ledgers: lags
        .filter(({ model }) => model === readModel)
        .map(({ ledger: name, number }) => ({ ledger: name, number })),
    };
  });
}

const UNKNOWN = {
  code: 'read-model-unknown',
  de: 'Diesen Lesestand kennt der Worker nicht; er ist von einer anderen Fassung als die Schnittstelle.',
  en: 'The worker does not know this read model; it is of another version than the api.',
};
