import type { Planbuch } from '#assembly';
import { processor, queues } from '#jobs';
import type { Processor } from '#jobs';

export function verificationProcessor({ verify }: Planbuch): Processor {
  return processor(queues.verifications, ({ ledger }, { signal, progress }) =>
    verify(ledger, { signal, onProgress: (done, of) => progress('verify', done, of) }),
  );
}
