import { stories } from '#kernel/testing';
import type { Happened } from '#kernel/testing';
import { planning } from '../acts.js';
import { eventCorrected } from '../correction/event-corrected.event.js';
import { organisationRegistered } from '../organisation/organisation-registered.event.js';
import { interestDeclared } from '../person/interest-declared.event.js';
import { personRegistered } from '../person/person-registered.event.js';
import { actualReported } from './actual-reported.event.js';
import type { ReportActual } from './actual-reported.event.js';
import { actualVerified } from './actual-verified.event.js';
import { agreeTargets } from './agree-targets.act.js';
import { reportActual } from './report-actual.act.js';
import { targetsAgreed } from './targets-agreed.event.js';
import { verifyActual } from './verify-actual.act.js';

const given = stories(planning);
const idOf = (last: number) => `00000000-0000-7000-8000-${String(last).padStart(12, '0')}`;
const [targetId, actualId, erika, max, provider, parent, town] = [1, 2, 3, 4, 5, 6, 7].map(idOf) as [
  string,
  string,
  string,
  string,
  string,
  string,
  string,
];
const targetVersionId = `${targetId}.v1`;
const agreed = targetsAgreed.of(targetId, { ...agreeTargets.example, version: 1 });
const actual: ReportActual = {
  targetVersionId,
  indicator: 'betreute-kinder',
  period: { start: '2024-01-01', end: '2024-12-31' },
  value: '37',
  measuredOn: '2024-12-31',
};
const reportedBy = (reporter: `${string}:${string}`, more: object = {}) =>
  actualReported.of(actualId, { ...actual, ...more, reporter });
const as = (personId: string) => ({ actor: `person:${personId}` });
const person = (id: string, organisationId?: string) =>
  personRegistered.of(id, {
    pseudonym: `P-${id.slice(-2)}`,
    ...(organisationId === undefined ? {} : { organisationId }),
  });
const correcting = (eventNumber: number, { type, subject, tags }: Happened) =>
  eventCorrected.of(String(eventNumber), {
    eventNumber,
    eventType: type,
    eventSubject: subject,
    eventTags: [...tags],
  });

describe('report-actual', () => {
  it('reports a value for an agreed period, and who answers for it', () => {
    given(agreed)
      .when(reportActual, actual, { id: actualId, ...as(erika) })
      .then({
        type: 'actual-reported',
        version: 1,
        subject: `actual:${actualId}`,
        tags: [`actual:${actualId}`, `target:${targetId}`, `target:${targetVersionId}`],
        data: { ...actual, reporter: `person:${erika}` },
      });
    const [event] = given(agreed, person(max))
      .when(reportActual, actual, { ...as(erika), onBehalfOf: max })
      .events();
    expect(event).toMatchObject({ data: { reporter: `person:${max}` } });
  });

  it('refuses a version that is unknown or was corrected', () => {
    given(agreed)
      .when(reportActual, { ...actual, targetVersionId: `${targetId}.v2` })
      .thenRefused('unknown-id', { field: '/targetVersionId', kind: 'target', id: `${targetId}.v2` });
    given(agreed, correcting(1, agreed)).when(reportActual, actual).thenRefused('unknown-id');
  });

  it('refuses an indicator and a period that were not agreed', () => {
    given(agreed)
      .when(reportActual, { ...actual, indicator: 'eltern' })
      .thenRefused('indicator-unknown', { targetVersionId, indicator: 'eltern' });
    given(agreed)
      .when(reportActual, { ...actual, period: { start: '2024-01-01', end: '2024-12-30' } })
      .thenRefused('period-not-agreed', {
        indicator: 'betreute-kinder',
        start: '2024-01-01',
        end: '2024-12-30',
      });
  });

  it('wants a number for what is counted, and words or a number for what is not', () => {
    const { value: _, ...words } = { ...actual, valueText: 'viele' };
    given(agreed)
      .when(reportActual, words)
      .thenRefused('actual-value-missing', { indicator: 'betreute-kinder', measure: 'unit' });
    const [result] = agreeTargets.example.results;
    const [indicator] = result!.indicators;
    const ordinal = targetsAgreed.of(targetId, {
      ...agreeTargets.example,
      results: [{ ...result!, indicators: [{ ...indicator!, measure: 'ordinal' }] }],
      version: 1,
    });
    given(ordinal).when(reportActual, words).events();
    const { valueText: __, ...nothing } = words;
    given(ordinal).when(reportActual, nothing).thenRefused('actual-value-missing');
  });

  it('takes what was measured today and nothing of tomorrow', () => {
    given(agreed)
      .when(reportActual, { ...actual, measuredOn: '2027-03-15' })
      .events();
    given(agreed)
      .when(reportActual, { ...actual, measuredOn: '2027-03-16' })
      .thenRefused('observed-in-future', { on: '2027-03-16', today: '2027-03-15' });
  });
});

describe('verify-actual', () => {
  const people = [person(erika, provider), person(max, town)];

  it('confirms what somebody of another organisation reported', () => {
    given(...people, reportedBy(`person:${erika}`))
      .when(verifyActual, { actualId }, as(max))
      .then({
        type: 'actual-verified',
        version: 1,
        subject: `actual:${actualId}`,
        tags: [`actual:${actualId}`, `target:${targetId}`, `target:${targetVersionId}`],
        data: { actualId, targetVersionId, verifier: `person:${max}` },
      });
  });

  it('is not for whoever reported, neither for themselves nor in the name of another (R9)', () => {
    const reported = [...people, reportedBy(`person:${erika}`)];
    const own = { actualId, reporter: `person:${erika}` };
    given(...reported)
      .when(verifyActual, { actualId }, as(erika))
      .thenRefused('verifier-is-reporter', own);
    given(...reported)
      .when(verifyActual, { actualId }, { ...as(erika), onBehalfOf: max })
      .thenRefused('verifier-is-reporter', own);
    given(...reported)
      .when(verifyActual, { actualId }, { ...as(max), onBehalfOf: erika })
      .thenRefused('verifier-is-reporter', own);
    given(reportedBy('operator:story')).when(verifyActual, { actualId }).thenRefused('verifier-is-reporter');
  });

  it('is not for a colleague, nor where the report named the organisation (R9)', () => {
    given(person(erika, provider), person(max, provider), reportedBy(`person:${erika}`))
      .when(verifyActual, { actualId }, as(max))
      .thenRefused('verifier-not-independent', {
        organisationId: provider,
        reportingOrganisationId: provider,
      });
    given(person(max, town), reportedBy(`person:${erika}`, { organisationId: town }))
      .when(verifyActual, { actualId }, as(max))
      .thenRefused('verifier-not-independent');
  });

  it('is not for an organisation that controls the reporting one, from the day it does (R9)', () => {
    const child = (kind: 'control' | 'member', from: string) =>
      organisationRegistered.of(provider, {
        name: 'Träger A',
        kind: 'organisation',
        parents: [{ organisationId: parent, kind, from }],
      });
    const reported = [person(erika, provider), person(max, parent), reportedBy(`person:${erika}`)];
    given(child('control', '2027-03-15'), ...reported)
      .when(verifyActual, { actualId }, as(max))
      .thenRefused('verifier-not-independent', { organisationId: parent, reportingOrganisationId: provider });
    given(child('control', '2027-03-16'), ...reported)
      .when(verifyActual, { actualId }, as(max))
      .events();
    given(child('member', '2027-01-01'), ...reported)
      .when(verifyActual, { actualId }, as(max))
      .events();
  });

  it('looks at employment that was declared, as long as it lasts (R9)', () => {
    const employed = (until: string, link: 'employee' | 'relative' = 'employee') =>
      interestDeclared.of(max, {
        personId: max,
        organisationId: provider,
        link,
        secondedByMunicipality: false,
        from: '2020-01-01',
        until,
      });
    const verify = (...events: Happened[]) =>
      given(...people, reportedBy(`person:${erika}`), ...events).when(verifyActual, { actualId }, as(max));
    verify(employed('2027-03-15')).thenRefused('verifier-not-independent');
    verify(employed('2027-03-14')).events();
    verify(employed('2027-12-31', 'relative')).events();
    verify(employed('2027-03-15'), correcting(4, employed('2027-03-15'))).events();
  });

  it('happens once, and again only after the verification was corrected', () => {
    const verified = actualVerified.of(actualId, { actualId, targetVersionId, verifier: `person:${max}` });
    const before = [...people, reportedBy(`person:${erika}`), verified];
    given(...before)
      .when(verifyActual, { actualId }, as(max))
      .thenRefused('already-verified', { actualId, by: 4 });
    given(...before, correcting(4, verified))
      .when(verifyActual, { actualId }, as(max))
      .events();
  });

  it('refuses an actual that was corrected', () => {
    const reported = reportedBy(`person:${erika}`);
    given(...people, reported, correcting(3, reported))
      .when(verifyActual, { actualId }, as(max))
      .thenRefused('entry-corrected', { kind: 'actual', id: actualId, by: 4 });
  });
});
