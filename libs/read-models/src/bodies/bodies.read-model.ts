import { project, readModel } from '#kernel';
import { bodyEstablished } from '#planning';
import { correctedBy, marksCorrected } from '../corrections.js';

/** The bodies that deliberate, recommend and decide. */
export const bodies = readModel('bodies', {
  label: { de: 'Gremien', en: 'Bodies' },
  version: 1,
  columns: {
    name: { type: 'text', label: { de: 'Name', en: 'Name of the body' } },
    kind: { type: 'code', label: { de: 'Art', en: 'Kind' } },
    mandates: { type: 'json', label: { de: 'Mandate', en: 'Mandates' } },
    decisionRule: { type: 'code', label: { de: 'Beschlussregel', en: 'Decision rule' } },
    quorumShare: { type: 'json', label: { de: 'Beschlussfähig bei mehr als', en: 'Quorum: more than' } },
    concernedSeatsMin: {
      type: 'integer',
      label: { de: 'Sitze für Betroffene mindestens', en: 'Seats for people concerned at least' },
    },
    correctedBy,
  },
  indexed: [],
  on: ({ put, patch }) => [
    project(bodyEstablished, (data, _, id) => [
      put(id, {
        name: data.name,
        kind: data.kind,
        mandates: data.mandates,
        decisionRule: data.decisionRule,
        quorumShare: data.quorumShare,
        concernedSeatsMin: data.concernedSeatsMin ?? null,
        correctedBy: null,
      }),
    ]),
    marksCorrected(bodyEstablished, patch),
  ],
});
