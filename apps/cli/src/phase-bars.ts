import type { ImportPhase } from '#moving';
import { label } from './language.js';
import { progress } from './progress.js';
import type { Progress } from './progress.js';
import type { Terminal } from './terminal.js';

const PHASES: Readonly<Record<ImportPhase, ReturnType<typeof label>>> = {
  look: label('Prüfe die Datei', 'Checking the file'),
  take: label('Übernehme', 'Taking over'),
  compare: label('Vergleiche', 'Comparing'),
  verify: label('Rechne nach', 'Verifying'),
};

/** A bar for each phase of what arrives, one after the other. */
export class PhaseBars {
  private current: { readonly phase: ImportPhase; readonly bar: Progress } | undefined;

  constructor(private readonly terminal: Terminal) {}

  at(phase: ImportPhase, done: number, total: number, what?: string): void {
    if (this.current?.phase !== phase) {
      this.end();
      this.current = { phase, bar: progress(this.terminal, PHASES[phase]) };
    }
    this.current.bar.at(done, total, what);
  }

  end(): void {
    this.current?.bar.end();
  }
}
