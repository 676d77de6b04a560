import { stories } from '#kernel/testing';
import type { Happened } from '#kernel/testing';
import { planning } from '../acts.js';
import { grantTakenOver } from '../grant/grant-taken-over.event.js';
import {
  applied,
  calling,
  correctionOf,
  fresh,
  grantId,
  measure,
  measureId,
  partner,
} from '../testing/open-town.js';
import { checkSubsidiarity } from './check-subsidiarity.act.js';
import type { CheckSubsidiarity } from './subsidiarity-checked.event.js';

const given = stories(planning);
/** The application is event 13. */
const before: readonly Happened[] = [...calling, applied()];
const check: CheckSubsidiarity = {
  measureId,
  grantId,
  askedOrganisationIds: [partner],
  outcome: 'declined',
};
const checking = (change: Partial<CheckSubsidiarity>, ...more: readonly Happened[]) =>
  given(...before, ...more).when(checkSubsidiarity, { ...check, ...change });

describe('check-subsidiarity (R13)', () => {
  it('records whom one asked, and what came of it', () => {
    given(...before)
      .when(checkSubsidiarity, check)
      .then({
        type: 'subsidiarity-checked',
        version: 1,
        subject: `measure:${measureId}`,
        tags: [`grant:${grantId}`, `measure:${measureId}`, `organisation:${partner}`],
        data: check,
      });
  });

  it('may ask nobody, if it says why', () => {
    checking({
      askedOrganisationIds: [],
      outcome: 'sovereign-task',
      explanation: 'Inobhutnahme ist hoheitlich.',
    }).events();
    checking({ askedOrganisationIds: [], outcome: 'sovereign-task' }).thenRefused('nobody-asked', {
      measureId,
    });
  });

  it('needs no application, but the one it names is for the measure', () => {
    const { grantId: _, ...alone } = check;
    given(...before)
      .when(checkSubsidiarity, alone)
      .events();
    checking({ measureId: fresh }, measure(fresh)).thenRefused('application-for-another-measure', {
      grantId,
      measureId: fresh,
      otherMeasureId: measureId,
    });
    const inherited = grantTakenOver.of(fresh, {
      externalNo: '1',
      recipient: { name: 'Träger A' },
      authority: 'Fachdienst Soziales',
      purpose: 'Offener Treff',
      amountCents: 500_00,
      source: { fileSha256: 'a'.repeat(64), line: 2 },
    });
    checking({ grantId: fresh }, inherited).thenRefused('grant-without-application', { grantId: fresh });
  });

  it('is not about a measure or an application that was corrected', () => {
    checking({}, correctionOf(5, before[4]!)).thenRefused('entry-corrected', {
      kind: 'measure',
      id: measureId,
      by: 14,
    });
    checking({}, correctionOf(13, before[12]!)).thenRefused('entry-corrected', {
      kind: 'grant',
      id: grantId,
      by: 14,
    });
  });
});
