import { act } from '#kernel';
import type { Rejection } from '#kernel';
import { currentPhase, cycleState } from '../cycle/cycle.model.js';
import type { CycleState } from '../cycle/cycle.model.js';
import { comesAfter } from '../cycle/cycle.terms.js';
import { guidelineVersion } from '../guideline/guideline.model.js';
import { reject } from '../language.js';
import { needState } from '../need/need.model.js';
import { guidelineCovers } from '../rules/guideline-covers.js';
import { periodRunsForward } from '../rules/period-runs-forward.js';
import { reasonForThePast } from '../rules/reason-for-the-past.js';
import { paired, stillHolds } from '../rules/still-holds.js';
import { callOpened, OpenCall } from './call-opened.event.js';

/**
 * Calls for applications under one version of a guideline, so that all who apply do so on the same terms (equal treatment
 * in funding, Art. 3 GG and § 74 Abs. 3 SGB VIII; to be checked). It may be published before the day from which
 * applications are taken.
 */
export const openCall = act('open-call', OpenCall, {
  label: { de: 'Förderaufruf eröffnen', en: 'Open call' },
  makes: [callOpened],
  example: {
    title: 'Nachbarschaft und Teilhabe 2027',
    description: 'Gesucht werden Projekte, die Begegnung im Quartier schaffen.',
    cycleId: '01890a5d-ac96-774b-bcce-b302099a8601',
    guidelineVersionId: '01890a5d-ac96-774b-bcce-b302099a8602.v1',
    opensOn: '2027-04-01',
    closesOn: '2027-05-31',
    kinds: ['project', 'innovation'],
    needIds: ['01890a5d-ac96-774b-bcce-b302099a8057'],
    availableCents: 120_000_00,
  },
  reads: ({ cycleId, guidelineVersionId, needIds }) => ({
    cycle: cycleState.of(cycleId),
    guideline: guidelineVersion.of(guidelineVersionId),
    needs: needIds.map((id) => needState.of(id)),
  }),
  decide: ({ cycle, guideline, needs }, input, context) => {
    const { cycleId, guidelineVersionId, opensOn, closesOn, kinds, needIds } = input;
    return (
      stillHolds('cycle', [[cycleId, cycle]]) ??
      notAfterTheCall(cycleId, cycle) ??
      reasonForThePast(context, cycle) ??
      stillHolds('need', paired(needIds, needs)) ??
      periodRunsForward({ from: opensOn, until: closesOn }) ??
      guidelineCovers({ guidelineVersionId, guideline }, kinds, opensOn) ??
      callOpened.of(context.id, input)
    );
  },
});

/** Once a cycle has gone on to recommend, a new call would bring in applications that nobody compared with the others. */
function notAfterTheCall(cycleId: string, cycle: CycleState | undefined): Rejection | undefined {
  if (!cycle) return undefined;
  const { phase, number } = currentPhase(cycle);
  return comesAfter(phase, 'call') ? reject('cycle-past-call', { cycleId, phase }, [number]) : undefined;
}
