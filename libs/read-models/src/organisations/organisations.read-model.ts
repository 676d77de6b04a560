import { project, readModel } from '#kernel';
import { eventCorrected, organisationRegistered, registerId } from '#planning';
import { correctedBy, correctedSubject } from '../corrections.js';

/** Everybody who takes part or receives money. */
export const organisations = readModel('organisations', {
  label: { de: 'Organisationen', en: 'Organisations' },
  version: 1,
  columns: {
    name: { type: 'text', label: { de: 'Name', en: 'Name' } },
    sector: { type: 'code', label: { de: 'Sektor', en: 'Sector' } },
    kind: { type: 'code', label: { de: 'Art', en: 'Kind' } },
    level: { type: 'code', label: { de: 'Ebene', en: 'Level' } },
    legalForm: { type: 'code', label: { de: 'Rechtsform', en: 'Legal form' } },
    registerId: { type: 'code', label: { de: 'Registerkennung', en: 'Register identifier' } },
    youthWelfareRecognised: {
      type: 'flag',
      label: { de: 'Anerkannter Träger der Jugendhilfe', en: 'Recognised youth welfare provider' },
    },
    parentIds: { type: 'codes', label: { de: 'Übergeordnete Organisationen', en: 'Parent organisations' } },
    registeredOn: { type: 'day', label: { de: 'Erfasst zum', en: 'Registered as of' } },
    correctedBy,
  },
  indexed: ['registerId'],
  on: ({ put, patch }) => [
    project(organisationRegistered, (data, { effectiveOn }, id) => [
      put(id, {
        name: data.name,
        sector: data.sector ?? null,
        kind: data.kind,
        level: data.level ?? null,
        legalForm: data.legalForm ?? null,
        registerId: data.register ? registerId(data.register) : null,
        youthWelfareRecognised: data.youthWelfareRecognised ?? null,
        parentIds: (data.parents ?? []).map(({ organisationId }) => organisationId),
        registeredOn: effectiveOn,
        correctedBy: null,
      }),
    ]),
    project(eventCorrected, (data, { number }) => {
      const id = correctedSubject(organisationRegistered, data);
      return id === undefined ? [] : [patch(id, { correctedBy: number })];
    }),
  ],
});
