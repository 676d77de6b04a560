import type { ActContext, Rejection } from '#kernel';
import { reject } from '../language.js';

/**
 * R14: who grades or ranks says why, and on which evidence: at least one that the ledger knows, or a document given with
 * the act. That a reason is there is seen to by the act (`needsReason`).
 */
export function restsOnEvidence(
  { documented }: Pick<ActContext, 'documented'>,
  evidenceIds: readonly string[],
): Rejection | undefined {
  return evidenceIds.length === 0 && !documented ? reject('evidence-missing') : undefined;
}
