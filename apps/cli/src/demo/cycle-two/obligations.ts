import type { AskedAct } from '#acting';
import { idFor } from '../identities.js';
import { asked, chapter } from '../telling/chapter.js';
import type { Chapter } from '../telling/chapter.js';
import { cycleId } from '../telling/planning.js';
import { STEERING_GROUP } from '../town/bodies.js';
import { organisationId } from '../town/organisations.js';
import { as } from '../town/people.js';
import type { Pseudonym } from '../town/people.js';
import { CYCLE } from './planning.js';

const obligationId = (key: string): string => idFor(`obligation/${key}`);
const [DATA, EFFECT, SCIENCE, REPORT] = ['data', 'effect', 'science', 'report'].map(obligationId);

function assign(id: string | undefined, task: object): AskedAct {
  return asked('assign-obligation', { id, cycleId: cycleId(CYCLE), ...task });
}

function fulfil(key: string, on: string, by: Pseudonym, id: string | undefined, result: string): Chapter {
  return chapter(key, on, as(by), [asked('fulfil-obligation', { obligationId: id, result })]);
}

/** Who owes what in the second cycle: most of it came, once late, once with more time; one task was waived, one nobody did. */
export const obligationsOfCycleTwo: readonly Chapter[] = [
  chapter('two/obligations', '2024-12-18', as('R-Geschaeftsstelle'), [
    assign(DATA, {
      title: 'Kennzahlen der vier Sozialräume liefern',
      description: 'Kinder, Einkommen, Wohnen und Alter nach Baublöcken, zum Ende jedes Quartals.',
      organisationId: organisationId('Fachdienst Soziales'),
      dueOn: '2025-03-31',
      recurs: { everyMonths: 3, until: '2026-03-31' },
    }),
    assign(EFFECT, {
      title: 'Berichten, was die Besuche bewirken',
      organisationId: organisationId('D'),
      dueOn: '2026-03-31',
    }),
    assign(SCIENCE, {
      title: 'Zwischenbericht der wissenschaftlichen Begleitung',
      organisationId: organisationId('K'),
      dueOn: '2025-12-15',
    }),
    assign(REPORT, {
      title: 'Den Stadtverordneten über den Zyklus berichten',
      bodyId: STEERING_GROUP,
      dueOn: '2026-06-15',
    }),
  ]),
  fulfil('two/data-1', '2025-03-28', 'R-Sozialplanung', DATA, 'Datenblatt 1. Quartal 2025.'),
  fulfil(
    'two/data-2',
    '2025-07-09',
    'R-Sozialplanung',
    DATA,
    'Datenblatt 2. Quartal 2025, neun Tage zu spät.',
  ),
  fulfil('two/data-3', '2025-09-29', 'R-Sozialplanung', DATA, 'Datenblatt 3. Quartal 2025.'),
  chapter('two/science-waived', '2025-11-20', as('R-Geschaeftsstelle'), [
    asked('waive-obligation', {
      obligationId: SCIENCE,
      reason: 'Die Begleitung endet mit dem Jahr; ihr Schlussbericht ersetzt den Zwischenbericht.',
    }),
  ]),
  chapter('two/data-later', '2025-12-18', as('R-Geschaeftsstelle'), [
    asked('extend-obligation', {
      obligationId: DATA,
      dueOn: '2026-01-31',
      reason: 'Das Melderegister wird zum Jahreswechsel umgestellt.',
    }),
  ]),
  fulfil('two/data-4', '2026-01-27', 'R-Sozialplanung', DATA, 'Datenblatt 4. Quartal 2025.'),
  fulfil('two/effect', '2026-03-12', 'R-Traeger-D', EFFECT, 'Bericht mit den Stimmen von 14 Besuchten.'),
  fulfil('two/data-5', '2026-03-30', 'R-Sozialplanung', DATA, 'Datenblatt 1. Quartal 2026.'),
];
