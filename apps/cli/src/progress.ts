import { SingleBar } from 'cli-progress';
import type { Label } from '#kernel';
import type { Terminal } from './terminal.js';

/** How far long work is; to be ended in any case. */
export interface Progress {
  /** `done` of `total`; `what` names the part under way. */
  at(done: number, total: number, what?: string): void;
  end(): void;
}

const SILENT: Progress = { at: () => undefined, end: () => undefined };

/** Work that is done before anybody could read it shows no bar. */
const SHOWN_AFTER_MS = 400;

/** A bar on standard error, where a person sits before it; nothing where standard error is a file or a pipe. */
export function progress(terminal: Terminal, doing: Label): Progress {
  if (!process.stderr.isTTY) return SILENT;
  const begun = performance.now();
  let bar: SingleBar | undefined;
  return {
    at(done, total, what = '') {
      if (performance.now() - begun < SHOWN_AFTER_MS) return;
      if (bar) {
        bar.setTotal(total);
        bar.update(done, { what });
        return;
      }
      bar = new SingleBar({
        format: `${terminal.text(doing)} {bar} {percentage}% {value}/{total} {what}`,
        stream: process.stderr,
        clearOnComplete: true,
        hideCursor: true,
        barsize: 24,
      });
      bar.start(total, done, { what });
    },
    end() {
      bar?.stop();
    },
  };
}
