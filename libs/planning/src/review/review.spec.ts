import type { Happened } from '#kernel/testing';
import { grantTakenOver } from '../grant/grant-taken-over.event.js';
import { measureProposed } from '../measure/measure-proposed.event.js';
import { agreeTargets } from '../target/agree-targets.act.js';
import { targetsAgreed } from '../target/targets-agreed.event.js';
import {
  applied,
  appliedFor,
  as,
  caller,
  certifier,
  correctionOf,
  employedBy,
  given,
  grant,
  idOf,
  lastOf,
  measure,
  ofProvider,
  ofRival,
  orderer,
  parent,
  provider,
  recipient,
  review,
  targets,
} from '../testing/funded-grant.js';
import { acceptReview } from './accept-review.act.js';
import { fileReview } from './file-review.act.js';
import type { FileReview } from './review-filed.event.js';
import { reviewFiled } from './review-filed.event.js';

const example = fileReview.example;
const [finding] = example.findings as [FileReview['findings'][number]];
const { grantId: _, ...ofMeasure } = { ...example, measureId: measure };
const agreed = (change: object = {}) =>
  targetsAgreed.of(targets, { ...agreeTargets.example, measureId: measure, version: 1, ...change });
const proposed = measureProposed.of(measure, {
  title: 'Nachmittagsbetreuung',
  description: 'Bis 17 Uhr.',
  needIds: [idOf(8057)],
});
const world: readonly Happened[] = [...applied, proposed, agreed()];
const filing = (input: FileReview = example, happened: readonly Happened[] = world) =>
  given(...happened).when(fileReview, input, ofProvider);
const findingOf = (change: object) => ({ ...example, findings: [{ ...finding, ...change }] });

describe('file-review', () => {
  it('files what came of the targets of a grant, and who says so', () => {
    given(...world)
      .when(fileReview, example, { ...ofProvider, id: review })
      .then({
        type: 'review-filed',
        version: 1,
        subject: `review:${review}`,
        tags: [`grant:${grant}`, `review:${review}`, `target:${targets}`, `target:${targets}.v1`],
        data: { ...example, reviewer: `person:${recipient}` },
      });
  });

  it('reviews either a grant or a measure', () => {
    filing(ofMeasure).events();
    filing({ ...example, measureId: measure }).thenRefused('review-subject-unclear');
    const { measureId: __, ...nothing } = ofMeasure;
    filing(nothing).thenRefused('review-subject-unclear');
  });

  it('is refused for what was corrected, and for a grant that names no measure', () => {
    filing(example, [...world, correctionOf(lastOf(applied), appliedFor())]).thenRefused('entry-corrected');
    filing(ofMeasure, [...world, correctionOf(lastOf(applied) + 1, proposed)]).thenRefused('entry-corrected');
    const old = grantTakenOver.of(idOf(8402), {
      externalNo: '37874',
      recipient: { organisationId: provider },
      authority: 'Fachdienst Soziales',
      purpose: 'Offener Treff',
      amountCents: 500_00,
      source: { fileSha256: 'a'.repeat(64), line: 2 },
    });
    filing({ ...example, grantId: idOf(8402) }, [...world, old]).thenRefused('grant-without-measure');
  });

  it('runs forward, a day at least', () => {
    const period = (from: string, until: string) => filing({ ...example, period: { from, until } });
    period('2027-01-01', '2027-01-01').events();
    period('2027-01-02', '2027-01-01').thenRefused('period-reversed');
  });

  it('is the matter of no other provider', () => {
    given(...world)
      .when(fileReview, example, ofRival)
      .thenRefused('grant-of-another');
  });

  it('judges versions of targets that were agreed before for this measure (R8)', () => {
    filing(findingOf({ targetVersionId: `${targets}.v2` })).thenRefused('unknown-id', {
      field: '/findings/0/targetVersionId',
      kind: 'target',
      id: `${targets}.v2`,
    });
    filing(example, [...world, correctionOf(lastOf(world), agreed())]).thenRefused('unknown-id');
    const other = idOf(8062);
    filing(example, [...applied, proposed, agreed({ measureId: other })]).thenRefused(
      'target-not-under-review',
      { targetVersionId: `${targets}.v1`, measureId: other },
    );
    filing(findingOf({ indicator: 'eltern' })).thenRefused('indicator-unknown');
  });

  it('gives a number for what is counted, words where they will do, or the reason why there is none', () => {
    const { value: __, ...open } = finding;
    const judging = (change: object, happened?: readonly Happened[]) =>
      filing({ ...example, findings: [{ ...open, ...change }] }, happened);
    judging({}).thenRefused('actual-value-missing', { indicator: 'betreute-kinder', measure: 'unit' });
    judging({ valueText: 'viele' }).thenRefused('actual-value-missing');
    judging({ notMeasurableReason: 'Die Listen sind verloren.' }).events();
    judging({ value: '41', notMeasurableReason: 'Die Listen sind verloren.' }).thenRefused(
      'finding-value-unclear',
      { indicator: 'betreute-kinder' },
    );
    judging({ value: '41', valueText: 'viele' }).thenRefused('finding-value-unclear');
    const [result] = agreeTargets.example.results;
    const [indicator] = result!.indicators;
    const results = [{ ...result!, indicators: [{ ...indicator!, measure: 'ordinal' }] }];
    judging({ valueText: 'viele' }, [...applied, proposed, agreed({ results })]).events();
  });
});

describe('accept-review', () => {
  const filed = (change: object = {}) =>
    reviewFiled.of(review, { ...example, reviewer: `person:${recipient}`, ...change });
  const accepting = (happened: readonly Happened[] = [...world, filed()], about: object = as(certifier)) =>
    given(...happened).when(acceptReview, acceptReview.example, about);

  it('accepts what somebody else filed', () => {
    accepting().then({
      type: 'review-accepted',
      version: 1,
      subject: `review:${review}`,
      tags: [`review:${review}`],
      data: acceptReview.example,
    });
  });

  it('is done once, and anew when the acceptance was corrected', () => {
    const accepted = accepting().events();
    const by = lastOf(world) + 2;
    accepting([...world, filed(), ...accepted]).thenRefused('review-accepted-already', {
      reviewId: review,
      by,
    });
    accepting([...world, filed(), ...accepted, correctionOf(by, accepted[0]!)]).events();
    accepting([...world, filed(), correctionOf(by - 1, filed())]).thenRefused('entry-corrected');
  });

  it('is done by nobody who filed it, not for another either, and by human beings (R9)', () => {
    const own = [...world, filed({ reviewer: `person:${caller}` })];
    accepting(own, as(caller)).thenRefused('acceptor-is-reviewer', {
      reviewId: review,
      reviewer: `person:${caller}`,
    });
    accepting(own, { ...as(caller), onBehalfOf: certifier }).thenRefused('acceptor-is-reviewer');
    accepting(own, { ...as(certifier), onBehalfOf: caller }).thenRefused('acceptor-is-reviewer');
    accepting(own, { actor: 'operator:kasse' }).thenRefused('person-needed');
    accepting(own).events();
  });

  it('is not done by the organisation that filed it, or gains from the grant, or controls one that does (R9)', () => {
    const byTown = filed({ reviewer: `person:${caller}` });
    const employed = (organisationId: string, change: object = {}, happened: Happened = byTown) =>
      accepting([...world, employedBy(certifier, organisationId, change), happened]);
    employed(provider).thenRefused('verifier-not-independent', {
      organisationId: provider,
      reportingOrganisationId: provider,
    });
    employed(parent).thenRefused('verifier-not-independent', {
      organisationId: parent,
      reportingOrganisationId: provider,
    });
    employed(provider, { until: '2027-03-14' }).events();
    accepting([...world, employedBy(certifier, provider), byTown], {
      ...as(orderer),
      onBehalfOf: certifier,
    }).thenRefused('verifier-not-independent');
    const { grantId: __, ...free } = { ...ofMeasure, reviewer: `person:${caller}` as const, grantId: '' };
    employed(parent, {}, reviewFiled.of(review, free)).events();
    employed(parent, {}, reviewFiled.of(review, { ...free, organisationId: parent })).thenRefused(
      'verifier-not-independent',
    );
    employed(provider, {}, reviewFiled.of(review, { ...free, reviewer: `person:${recipient}` })).thenRefused(
      'verifier-not-independent',
    );
  });
});
