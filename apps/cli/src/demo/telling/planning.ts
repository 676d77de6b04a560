import type { AskedAct } from '#acting';
import { idFor } from '../identities.js';
import { goalId } from '../town/concept.js';
import type { GoalKey } from '../town/concept.js';
import { organisationId } from '../town/organisations.js';
import type { Organisation } from '../town/organisations.js';
import { asked } from './chapter.js';

/** How needs, criteria and measures come into the book, whichever cycle they belong to. */

export function cycleId(key: string): string {
  return idFor(`cycle/${key}`);
}

/** A need, who raised it, what it rests on, and how much it calls for action. */
export interface Need {
  readonly key: string;
  readonly title: string;
  readonly description: string;
  readonly goals: readonly GoalKey[];
  readonly spaces: readonly string[];
  readonly field: string;
  readonly raisedBy: { readonly sector: string; readonly organisation?: Organisation };
  readonly known?: 'changed' | 'known';
  readonly evidence: Evidence;
  readonly urgency: 'low' | 'medium' | 'high' | 'urgent';
  /** Why it calls for action. */
  readonly because: string;
}

/** A value of social reporting, or what people said. */
export type Evidence =
  | { readonly indicator: string; readonly value: string; readonly unit: string; readonly on: string }
  | { readonly said: string; readonly method: string; readonly on: string };

export const needId = (key: string): string => idFor(`need/${key}`);
const evidenceId = (key: string): string => idFor(`evidence/${key}`);

export function identify(cycle: string, need: Need, more: object = {}): AskedAct {
  const { key, title, description, goals, spaces, field, raisedBy, known = 'new' } = need;
  const { sector, organisation } = raisedBy;
  return asked('identify-need', {
    id: needId(key),
    title,
    description,
    kind: known,
    cycleId: cycleId(cycle),
    goalIds: goals.map(goalId),
    spaceIds: spaces,
    fields: [field],
    reportedBy: {
      sector,
      ...(organisation === undefined ? {} : { organisationId: organisationId(organisation) }),
    },
    ...more,
  });
}

export function prove({ key, spaces, evidence }: Need): AskedAct {
  const about = { id: evidenceId(key), needId: needId(key), spaceIds: spaces };
  if ('said' in evidence) {
    const { said: text, method, on: foundOn } = evidence;
    return asked('add-evidence', { ...about, finding: { text, method, foundOn } });
  }
  const { on: observedOn, ...value } = evidence;
  return asked('add-evidence', {
    ...about,
    indicatorValue: { ...value, source: 'Sozialbericht Musterstadt (erfunden)', observedOn },
  });
}

export function grade({ key, urgency, because }: Need): AskedAct {
  return asked('assess-need', {
    needId: needId(key),
    urgency,
    evidenceIds: [evidenceId(key)],
    reason: because,
  });
}

/** What somebody proposes to do about needs. */
export interface Measure {
  readonly key: string;
  readonly title: string;
  readonly description: string;
  readonly needs: readonly string[];
  readonly goals: readonly GoalKey[];
  readonly spaces: readonly string[];
  readonly field: string;
}

export const measureId = (key: string): string => idFor(`measure/${key}`);

export function propose(cycle: string, measure: Measure): AskedAct {
  const { key, title, description, needs, goals, spaces, field } = measure;
  return asked('propose-measure', {
    id: measureId(key),
    title,
    description,
    needIds: needs.map(needId),
    goalIds: goals.map(goalId),
    cycleId: cycleId(cycle),
    spaceIds: spaces,
    fields: [field],
    provision: 'third-party',
  });
}

/** What a measure is to reach: one indicator, its baseline and its target year by year. */
export interface Target {
  readonly key: string;
  readonly measure: Measure;
  /** On the effect ladder: 1–3 output, 4–6 outcome, 7 impact. */
  readonly level: number;
  readonly statement: string;
  readonly unit: string;
  readonly baseline: readonly [value: string, on: string] | { readonly dueOn: string };
  readonly targets: Readonly<Record<number, string>>;
}

export const targetVersionId = (key: string): string => `${idFor(`target/${key}`)}.v1`;

export const yearOf = (year: number) => ({ start: `${String(year)}-01-01`, end: `${String(year)}-12-31` });

export function agree({ key, measure, level, statement, unit, baseline, targets }: Target): AskedAct {
  const [value, date] = 'dueOn' in baseline ? [] : baseline;
  const years = Object.entries(targets);
  return asked('agree-targets', {
    id: idFor(`target/${key}`),
    needIds: measure.needs.map(needId),
    goalIds: measure.goals.map(goalId),
    measureId: measureId(measure.key),
    results: [
      {
        level,
        statement,
        indicators: [
          {
            code: key,
            measure: 'unit',
            ascending: true,
            unit,
            source: 'Statistik des Trägers',
            baseline:
              'dueOn' in baseline ? { status: 'due', ...baseline } : { status: 'measured', value, date },
            periods: years.map(([year, target]) => ({ ...yearOf(Number(year)), target })),
          },
        ],
      },
    ],
    plan: {
      who: 'Träger, bestätigt durch die Jugendhilfe- oder Sozialplanung',
      how: 'Zählung nach Anwesenheitslisten, Stichprobe vor Ort',
      dueOn: `${String(Number(years.at(-1)?.[0]) + 1)}-01-31`,
    },
  });
}
