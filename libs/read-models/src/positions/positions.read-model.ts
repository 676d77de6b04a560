import { project, readModel } from '#kernel';
import { positionTaken } from '#planning';
import { correctedBy } from '../corrections.js';
import { entryKey, marksEntryCorrected } from '../entries.js';

/** The positions taken on items; the last one of a person on an item counts. */
export const positions = readModel('positions', {
  label: { de: 'Positionen', en: 'Positions' },
  version: 1,
  columns: {
    itemId: { type: 'code', label: { de: 'Beratungsgegenstand', en: 'Item' } },
    personId: { type: 'code', label: { de: 'Person', en: 'Member' } },
    position: { type: 'code', label: { de: 'Position', en: 'Position taken' } },
    statement: { type: 'text', label: { de: 'Erklärung', en: 'Statement' }, publicity: 'internal' },
    takenOn: { type: 'day', label: { de: 'Vom', en: 'Taken on' } },
    correctedBy,
  },
  indexed: ['itemId', 'personId'],
  on: ({ put, patch }) => [
    project(positionTaken, (data, event) => [
      put(entryKey(event), {
        itemId: data.itemId,
        personId: data.personId,
        position: data.position,
        statement: data.statement ?? null,
        takenOn: event.effectiveOn,
        correctedBy: null,
      }),
    ]),
    marksEntryCorrected([positionTaken], patch),
  ],
});
