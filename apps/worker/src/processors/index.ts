import type { Planbuch } from '#assembly';
import type { Processor } from '#jobs';
import { dueDatesProcessor } from './due-dates.processor.js';
import { importProcessor } from './import.processor.js';
import { rebuildProcessor } from './rebuild.processor.js';
import { verificationProcessor } from './verification.processor.js';

/** Who does the jobs of each queue. */
export function processorsOf(planbuch: Planbuch): readonly Processor[] {
  return [
    importProcessor(planbuch),
    verificationProcessor(planbuch),
    rebuildProcessor(planbuch),
    dueDatesProcessor(planbuch),
  ];
}
