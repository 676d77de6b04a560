import { idOf, kindOf, project, readModel } from '#kernel';
import type { Opened, Row, Tag } from '#kernel';
import { eventCorrected, instalmentsCertified, noticeIssued, remedyWaived } from '#planning';
import { correctedBy } from '../corrections.js';

const columns = {
  grantId: { type: 'code', label: { de: 'Zuwendung', en: 'Grant' } },
  legalForm: { type: 'code', label: { de: 'Rechtsform', en: 'Legal form' } },
  noticeOn: { type: 'day', label: { de: 'Vom', en: 'Of' } },
  servedOn: { type: 'day', label: { de: 'Bekannt gegeben am', en: 'Served on' } },
  amountCents: { type: 'cents', label: { de: 'Betrag', en: 'Amount' } },
  years: { type: 'json', label: { de: 'Betrag je Jahr', en: 'Amount by year' } },
  maxRatePermille: {
    type: 'integer',
    label: { de: 'Höchstsatz in Promille', en: 'Largest share, permille' },
  },
  conditions: { type: 'json', label: { de: 'Nebenbestimmungen', en: 'Conditions' } },
  budgetReservation: { type: 'flag', label: { de: 'Haushaltsvorbehalt', en: 'Budget reservation' } },
  proofKind: { type: 'code', label: { de: 'Art des Nachweises', en: 'Kind of proof' } },
  proofDueOn: { type: 'day', label: { de: 'Nachweis fällig am', en: 'Proof due on' } },
  interimDue: { type: 'json', label: { de: 'Zwischennachweise fällig', en: 'Interim proofs due' } },
  instalments: { type: 'json', label: { de: 'Raten', en: 'Instalments' } },
  instalmentsCertifiedBy: {
    type: 'integer',
    label: { de: 'Ratenplan festgestellt mit Ereignis', en: 'Instalments certified by event' },
  },
  appealEndsOn: { type: 'day', label: { de: 'Rechtsbehelf möglich bis', en: 'Appeal possible until' } },
  remedyWaivedOn: { type: 'day', label: { de: 'Rechtsbehelfsverzicht am', en: 'Remedy waived on' } },
  correctedBy,
} as const;

function issued({ years, ...data }: Opened<Parameters<typeof noticeIssued.of>[1]>): Row<typeof columns> {
  return {
    grantId: data.grantId,
    legalForm: data.legalForm,
    noticeOn: data.noticeOn,
    servedOn: data.servedOn ?? null,
    amountCents: years.reduce((total, { amountCents }) => total + amountCents, 0),
    years,
    maxRatePermille: data.maxRatePermille ?? null,
    conditions: data.conditions,
    budgetReservation: data.budgetReservation,
    proofKind: data.proofKind,
    proofDueOn: data.proofDueOn,
    interimDue: data.interimDue ?? [],
    instalments: data.instalments ?? [],
    instalmentsCertifiedBy: null,
    appealEndsOn: data.appealEndsOn,
    remedyWaivedOn: null,
    correctedBy: null,
  };
}

/** What a correction of an event about a notice changes in its row. */
function withdrawn(eventType: string, by: number): Partial<Row<typeof columns>> {
  if (eventType === noticeIssued.type) return { correctedBy: by };
  if (eventType === remedyWaived.type) return { remedyWaivedOn: null };
  return eventType === instalmentsCertified.type ? { instalmentsCertifiedBy: null } : {};
}

function noticeNumbers(tags: readonly Tag[]): string[] {
  return tags.filter((each) => kindOf(each) === 'notice-no').map(idOf);
}

/** What grants promise: a row of each notice, known by its number. A number that is used anew after a correction is a new row. */
export const notices = readModel('notices', {
  label: { de: 'Bescheide', en: 'Notices' },
  version: 1,
  columns,
  indexed: ['grantId'],
  on: ({ put, patch }) => [
    project(noticeIssued, (data) => [put(data.noticeNo, issued(data))]),
    project(remedyWaived, ({ noticeNo, waivedOn }) => [patch(noticeNo, { remedyWaivedOn: waivedOn })]),
    project(instalmentsCertified, ({ noticeNo }, { number }) => [
      patch(noticeNo, { instalmentsCertifiedBy: number }),
    ]),
    project(eventCorrected, ({ eventType, eventTags }, { number }) =>
      noticeNumbers(eventTags).map((noticeNo) => patch(noticeNo, withdrawn(eventType, number))),
    ),
  ],
});
