import { project, readModel } from '#kernel';
import { goalAdopted } from '#planning';
import { correctedBy, marksCorrected } from '../corrections.js';

/** The goals of social planning, each with its place in the tree. */
export const goals = readModel('goals', {
  label: { de: 'Ziele', en: 'Goals' },
  version: 1,
  columns: {
    outlineNo: { type: 'code', label: { de: 'Gliederung', en: 'Outline number' } },
    title: { type: 'text', label: { de: 'Titel', en: 'Title' } },
    description: { type: 'text', label: { de: 'Wortlaut', en: 'Wording' } },
    parentId: { type: 'code', label: { de: 'Übergeordnetes Ziel', en: 'Parent goal' } },
    level: { type: 'integer', label: { de: 'Ebene', en: 'Level' } },
    source: { type: 'text', label: { de: 'Quelle', en: 'Source' } },
    decisionId: { type: 'code', label: { de: 'Beschluss', en: 'Decision' } },
    adoptedOn: { type: 'day', label: { de: 'Beschlossen zum', en: 'Adopted as of' } },
    correctedBy,
  },
  indexed: ['parentId'],
  on: ({ put, patch }) => [
    project(goalAdopted, (data, { effectiveOn }, id) => [
      put(id, {
        outlineNo: data.outlineNo ?? null,
        title: data.title,
        description: data.description ?? null,
        parentId: data.parentId ?? null,
        level: data.level,
        source: data.source ?? null,
        decisionId: data.decisionId ?? null,
        adoptedOn: effectiveOn,
        correctedBy: null,
      }),
    ]),
    marksCorrected(goalAdopted, patch),
  ],
});
