import { act } from '#kernel';
import { reject } from '../language.js';
import { valueFitsMeasure } from '../rules/value-fits-measure.js';
import { answeringFor } from '../rules/verified-by-another.js';
import { ReportActual, actualReported } from './actual-reported.event.js';
import { targetVersion } from './target-version.model.js';

/** Reports what was measured for an indicator of agreed targets. Somebody else verifies it (rule R9). */
export const reportActual = act('report-actual', ReportActual, {
  label: { de: 'Istwert melden', en: 'Report actual' },
  makes: [actualReported],
  example: {
    targetVersionId: '01890a5d-ac96-774b-bcce-b302099a8057.v1',
    indicator: 'betreute-kinder',
    period: { start: '2024-01-01', end: '2024-12-31' },
    value: '37',
    measuredOn: '2024-12-31',
    source: 'Anwesenheitslisten des Trägers',
  },
  reads: ({ targetVersionId }) => ({ version: targetVersion.of(targetVersionId) }),
  decide: ({ version }, input, context) => {
    const { targetVersionId, indicator, period, measuredOn } = input;
    const { id, today } = context;
    if (!version)
      return reject('unknown-id', { field: '/targetVersionId', kind: 'target', id: targetVersionId });
    const agreed = version.indicators[indicator];
    if (!agreed) return reject('indicator-unknown', { targetVersionId, indicator }, [version.number]);
    const { start, end } = period;
    if (!agreed.periods.some((each) => each.start === start && each.end === end))
      return reject('period-not-agreed', { indicator, start, end }, [version.number]);
    const refusal = valueFitsMeasure(indicator, agreed.measure, input);
    if (refusal) return refusal;
    if (measuredOn > today) return reject('observed-in-future', { on: measuredOn, today });
    return actualReported.of(id, { ...input, reporter: answeringFor(context) });
  },
});
