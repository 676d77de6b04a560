import { assessments } from '../assessments/assessments.read-model.js';
import { calls } from '../calls/calls.read-model.js';
import { catalogues } from '../catalogues/catalogues.read-model.js';
import { criteria } from '../criteria/criteria.read-model.js';
import { criterionVersions } from '../criteria/criterion-versions.read-model.js';
import { cycles } from '../cycles/cycles.read-model.js';
import { evidence } from '../evidence/evidence.read-model.js';
import { goals } from '../goals/goals.read-model.js';
import { grants } from '../grants/grants.read-model.js';
import { guidelines } from '../guidelines/guidelines.read-model.js';
import { measures } from '../measures/measures.read-model.js';
import { needs } from '../needs/needs.read-model.js';
import { degreesMet, subjectOf, urgencies } from '#planning';
import { actuals } from '../targets/actuals.read-model.js';
import { targets } from '../targets/targets.read-model.js';
import { dayOf, eurosOf, idTold, parts, personName, say, wordOf } from './summary-words.js';
import type { Summary } from './summary-words.js';

const application: Summary = (told, known) => {
  const row = known.rows.of(grants, idTold(told));
  if (!row) return undefined;
  const { appliedOn, requestedCents } = row;
  return say(
    known,
    `Antrag vom ${dayOf(known, appliedOn)} über ${eurosOf(known, requestedCents)}`,
    `Application of ${dayOf(known, appliedOn)} for ${eurosOf(known, requestedCents)}`,
  );
};

interface Assessed {
  readonly criterionVersionId: string;
  readonly met: string;
  readonly score?: number;
}

/** Each criterion with how far it is met; the criteria that are met least stand first. */
const assessment: Summary = (told, known) => {
  const row = known.rows.of(assessments, idTold(told));
  if (!row) return undefined;
  const worst = ['no', 'partly', 'yes'];
  const found = [...((row.items ?? []) as readonly Assessed[])]
    .sort((a, b) => worst.indexOf(a.met) - worst.indexOf(b.met))
    .map(({ criterionVersionId, met, score }) => {
      const title = known.rows.of(criterionVersions, criterionVersionId)?.title ?? criterionVersionId;
      const points = score === undefined ? '' : ` (${String(score)})`;
      return `${title} ${wordOf(known, degreesMet, met)}${points}`;
    });
  const by = row.assessorId === null ? '' : say(known, 'durch ', 'by ') + personName(known, row.assessorId);
  const day = dayOf(known, row.assessedOn);
  return `${parts(say(known, `Bewertung vom ${day}`, `Assessment of ${day}`), by)}: ${found.join(', ')}`;
};

const call: Summary = (told, known) => {
  const row = known.rows.of(calls, idTold(told));
  if (!row) return undefined;
  const [first, last] = [dayOf(known, row.opensOn), dayOf(known, row.closesOn)];
  return parts(row.title, say(known, `Anträge ${first} – ${last}`, `applications ${first} – ${last}`));
};

const criterion: Summary = (told, known) => {
  const row = known.rows.of(criterionVersions, idTold(told));
  if (!row) return known.rows.of(criteria, idTold(told))?.title;
  const { title, version, validFrom, validTo, mandatory, knockout } = row;
  const until = validTo === null ? '' : ` – ${dayOf(known, validTo)}`;
  return parts(
    title,
    say(known, `Fassung ${String(version)}`, `version ${String(version)}`),
    say(
      known,
      `gültig ab ${dayOf(known, validFrom)}${until}`,
      `valid from ${dayOf(known, validFrom)}${until}`,
    ),
    mandatory === true ? say(known, 'verbindlich', 'mandatory') : '',
    knockout === true ? say(known, 'Ausschlusskriterium', 'knock-out') : '',
  );
};

const target: Summary = (told, known) => {
  const row = known.rows.of(targets, subjectOf(idTold(told)));
  if (!row) return undefined;
  const results = (row.results ?? []) as readonly { readonly statement: string }[];
  const due = dayOf(known, row.measuredUntil);
  return parts(
    results.map(({ statement }) => statement).join(' / '),
    say(known, `zu messen bis ${due}`, `to be measured until ${due}`),
  );
};

const need: Summary = (told, known) => {
  const row = known.rows.of(needs, idTold(told));
  if (!row) return undefined;
  const urgency = wordOf(known, urgencies, row.urgency);
  return parts(
    row.title,
    urgency === '' ? '' : say(known, `Handlungsnotwendigkeit: ${urgency}`, `need for action: ${urgency}`),
  );
};

const needEvidence: Summary = (told, known) => {
  const row = known.rows.of(evidence, idTold(told));
  if (!row) return undefined;
  const measured = row.value === null ? '' : [row.value, row.unit ?? ''].join(' ').trim();
  return parts(row.title, measured, row.finding, row.source, dayOf(known, row.observedOn));
};

const actual: Summary = (told, known) => {
  const row = known.rows.of(actuals, idTold(told));
  if (!row) return undefined;
  const period = `${dayOf(known, row.periodStart)} – ${dayOf(known, row.periodEnd)}`;
  return parts(
    `${row.indicator ?? ''}: ${row.value ?? row.valueText ?? ''}`,
    period,
    row.verifiedBy === null
      ? say(known, 'noch nicht bestätigt', 'not verified yet')
      : say(
          known,
          `bestätigt am ${dayOf(known, row.verifiedOn)}`,
          `verified on ${dayOf(known, row.verifiedOn)}`,
        ),
  );
};

const guideline: Summary = (told, known) => {
  const row = known.rows.of(guidelines, subjectOf(idTold(told)));
  return (
    row && parts(row.title, say(known, `Fassung ${String(row.version)}`, `version ${String(row.version)}`))
  );
};

/** Titles of what is known by its title. */
export const summariesOfGrounds = {
  application,
  assessment,
  call,
  criterion,
  target,
  need,
  'need-evidence': needEvidence,
  actual,
  guideline,
  catalogue: (told, known) => known.rows.of(catalogues, idTold(told))?.title,
  measure: (told, known) => known.rows.of(measures, idTold(told))?.title,
  goal: (told, known) => known.rows.of(goals, idTold(told))?.title,
  cycle: (told, known) => known.rows.of(cycles, idTold(told))?.title,
} satisfies Readonly<Record<string, Summary>>;
