import { idOf, project, readModel } from '#kernel';
import { drawdownCertified, drawdownRequested, eventCorrected } from '#planning';
import { correctedBy, correctedSubject } from '../corrections.js';

const uncertified = { certifiedCents: null, certifier: null, certifiedBy: null, certifiedOn: null };

/** What recipients called for, and what of it was certified (rule R10). */
export const drawdowns = readModel('drawdowns', {
  label: { de: 'Mittelabrufe', en: 'Drawdowns' },
  version: 1,
  columns: {
    grantId: { type: 'code', label: { de: 'Zuwendung', en: 'Grant' } },
    amountCents: { type: 'cents', label: { de: 'Abgerufen', en: 'Called for' } },
    purposeUntil: { type: 'day', label: { de: 'Verwendet bis', en: 'Spent by' } },
    intake: { type: 'code', label: { de: 'Eingang', en: 'Intake' } },
    caller: { type: 'code', label: { de: 'Abgerufen von', en: 'Called for by' } },
    forPersonId: { type: 'code', label: { de: 'Im Namen von', en: 'In the name of' } },
    requestedOn: { type: 'day', label: { de: 'Abgerufen zum', en: 'Called for as of' } },
    certifiedCents: { type: 'cents', label: { de: 'Festgestellt', en: 'Certified' } },
    certifier: { type: 'code', label: { de: 'Festgestellt von', en: 'Certified by' } },
    certifiedBy: { type: 'integer', label: { de: 'Festgestellt mit Ereignis', en: 'Certified by event' } },
    certifiedOn: { type: 'day', label: { de: 'Festgestellt zum', en: 'Certified as of' } },
    correctedBy,
  },
  indexed: ['grantId'],
  on: ({ put, patch }) => [
    project(drawdownRequested, ({ forPersonId, ...data }, { effectiveOn }, id) => [
      put(id, {
        grantId: data.grantId,
        amountCents: data.amountCents,
        purposeUntil: data.purposeUntil,
        intake: data.intake,
        caller: data.caller,
        forPersonId: forPersonId ?? null,
        requestedOn: effectiveOn,
        ...uncertified,
        correctedBy: null,
      }),
    ]),
    project(drawdownCertified, ({ amountCents, certifier }, { effectiveOn, number }, id) => [
      patch(id, { certifiedCents: amountCents, certifier, certifiedBy: number, certifiedOn: effectiveOn }),
    ]),
    project(eventCorrected, (data, { number }) => {
      const requested = correctedSubject(drawdownRequested, data);
      if (requested !== undefined) return [patch(requested, { correctedBy: number })];
      return data.eventType === drawdownCertified.type ? [patch(idOf(data.eventSubject), uncertified)] : [];
    }),
  ],
});
