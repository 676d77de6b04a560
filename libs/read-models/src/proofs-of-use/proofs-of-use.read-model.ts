import { idOf, project, readModel } from '#kernel';
import { eventCorrected, proofOfUseExamined, proofOfUseSubmitted } from '#planning';
import { correctedBy, correctedSubject } from '../corrections.js';

interface Examination {
  readonly outcome: string;
  readonly depth: string;
  readonly recognisedCents: number;
  readonly note: string;
  readonly examiner: string;
  readonly number: number;
}

/** The columns of the examinations, of which the last one holds. */
function examinedBy(examinations: readonly Examination[]) {
  const last = examinations.at(-1);
  return {
    examinations,
    outcome: last?.outcome ?? null,
    recognisedCents: last?.recognisedCents ?? null,
    examiner: last?.examiner ?? null,
  };
}

/** How recipients accounted for their grants, and what the examinations came to. Vouchers stay in the event. */
export const proofsOfUse = readModel('proofs-of-use', {
  label: { de: 'Verwendungsnachweise', en: 'Proofs of use' },
  version: 1,
  columns: {
    grantId: { type: 'code', label: { de: 'Zuwendung', en: 'Grant' } },
    kind: { type: 'code', label: { de: 'Art', en: 'Kind' } },
    submittedOn: { type: 'day', label: { de: 'Vorgelegt am', en: 'Submitted on' } },
    submitter: { type: 'code', label: { de: 'Vorgelegt von', en: 'Submitted by' } },
    spentEligibleCents: { type: 'cents', label: { de: 'Zuwendungsfähig ausgegeben', en: 'Spent, eligible' } },
    ownCents: { type: 'cents', label: { de: 'Eigenmittel', en: 'Own money' } },
    thirdPartyCents: { type: 'cents', label: { de: 'Drittmittel', en: 'Money of others' } },
    revenueCents: { type: 'cents', label: { de: 'Einnahmen', en: 'Revenue' } },
    unspentCents: { type: 'cents', label: { de: 'Nicht verbraucht', en: 'Unspent' } },
    narrative: { type: 'text', label: { de: 'Sachbericht', en: 'Narrative' } },
    outcome: { type: 'code', label: { de: 'Ergebnis der Prüfung', en: 'Outcome of the examination' } },
    recognisedCents: { type: 'cents', label: { de: 'Anerkannt', en: 'Recognised' } },
    examiner: { type: 'code', label: { de: 'Geprüft von', en: 'Examined by' } },
    examinations: { type: 'json', label: { de: 'Verlauf der Prüfung', en: 'History of the examination' } },
    contradicts: { type: 'json', label: { de: 'Widerspricht', en: 'Contradicts' } },
    correctedBy,
  },
  indexed: ['grantId'],
  on: ({ put, patch }) => [
    project(proofOfUseSubmitted, (data, _, id) => [
      put(id, {
        grantId: data.grantId,
        kind: data.kind,
        submittedOn: data.submittedOn,
        submitter: data.submitter,
        spentEligibleCents: data.spentEligibleCents,
        ownCents: data.ownCents,
        thirdPartyCents: data.thirdPartyCents,
        revenueCents: data.revenueCents,
        unspentCents: data.unspentCents,
        narrative: data.narrative,
        ...examinedBy([]),
        contradicts: data.contradicts ?? [],
        correctedBy: null,
      }),
    ]),
    project(proofOfUseExamined, ({ proofOfUseId: _, grantId: __, ...examination }, { number }, id) => [
      patch(id, ({ examinations }) =>
        examinedBy([...(examinations as Examination[]), { ...examination, number }]),
      ),
    ]),
    project(eventCorrected, (data, { number }) => {
      const submitted = correctedSubject(proofOfUseSubmitted, data);
      if (submitted !== undefined) return [patch(submitted, { correctedBy: number })];
      if (data.eventType !== proofOfUseExamined.type) return [];
      return [
        patch(idOf(data.eventSubject), ({ examinations }) =>
          examinedBy((examinations as Examination[]).filter((each) => each.number !== data.eventNumber)),
        ),
      ];
    }),
  ],
});
