import type { Label } from '#kernel';
import { budgetLineKinds, budgetStatuses } from '#planning';
import type { BudgetLine, BudgetStatus } from '#planning';

interface Line {
  readonly budgetLineId: string;
  readonly kind: BudgetLine['kind'];
}

/** Why a row is not taken although it fits its profile: the ledger says something else. Each says what to do. */
export const contradictions = {
  otherKind: ({ budgetLineId, kind }: Line, wanted: BudgetLine['kind']): Label => ({
    de: `Das Planungsbuch führt diese Haushaltsposition als ${budgetLineKinds[kind].de}, die Zeile als ${budgetLineKinds[wanted].de}. Bitte das Profil prüfen oder zuerst die Position ${budgetLineId} berichtigen (correct-event).`,
    en: `The ledger has this budget line as ${budgetLineKinds[kind].en}, the row as ${budgetLineKinds[wanted].en}. Please check the profile or first correct the line ${budgetLineId} (correct-event).`,
  }),
  stageBefore: ({ budgetLineId }: Line, reached: BudgetStatus, wanted: BudgetStatus): Label => ({
    de: `Der Ansatz dieser Haushaltsposition ist schon ${budgetStatuses[reached].de}; die Zeile nennt einen anderen Betrag auf der früheren Stufe ${budgetStatuses[wanted].de}. Bitte im Profil die Stufe prüfen oder zuerst den Ansatz der Position ${budgetLineId} berichtigen (correct-event).`,
    en: `The appropriation of this budget line is ${budgetStatuses[reached].en} already; the row has another amount at the earlier stage ${budgetStatuses[wanted].en}. Please check the stage in the profile or first correct the appropriation of the line ${budgetLineId} (correct-event).`,
  }),
  otherContent: (grantId: string, number: number, differing: readonly Label[]): Label => ({
    de: `schon übernommen, mit anderem Inhalt (${differing.map(({ de }) => de).join(', ')}): Bitte zuerst Ereignis ${String(number)} der Zuwendung ${grantId} berichtigen (correct-event), dann wird die Zeile neu übernommen.`,
    en: `taken over already, with other content (${differing.map(({ en }) => en).join(', ')}): please first correct event ${String(number)} of the grant ${grantId} (correct-event); then the row is taken over anew.`,
  }),
};
