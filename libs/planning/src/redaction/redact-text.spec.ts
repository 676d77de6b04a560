import { validate } from '#kernel';
import { stories } from '#kernel/testing';
import { planning } from '../acts.js';
import { correctEvent } from '../correction/correct-event.act.js';
import { grantTakenOver } from '../grant/grant-taken-over.event.js';
import { personRegistered } from '../person/person-registered.event.js';
import { redactTextIn } from './redact-text.act.js';
import { textRedacted } from './text-redacted.event.js';

const given = stories(planning);
const redactText = redactTextIn((type, version) => planning.eventType(type, version));
const grant = '00000000-0000-7000-8000-000000000001';
const erika = '00000000-0000-7000-8000-000000000002';
const withReason = { reasoned: true };

const takenOver = {
  ...grantTakenOver.of(grant, {
    externalNo: '37874',
    recipient: { name: 'Erika Mustermann' },
    authority: 'Fachdienst Soziales',
    purpose: 'Offener Treff',
    amountCents: 500_00,
    source: { fileSha256: 'a'.repeat(64), line: 2 },
  }),
  reason: 'Altbestand',
  evidence: [
    {
      title: 'Bescheid',
      sha256: 'b'.repeat(64),
      mediaType: 'application/pdf',
      url: 'https://example.org/bescheid.pdf',
    },
    { title: 'Vermerk', sha256: 'c'.repeat(64), mediaType: 'application/pdf' },
  ],
};
const redacting = (path: string, eventNumber = 1) => ({
  eventNumber,
  path,
  legalBasis: 'unlawful-processing' as const,
});
const redacted = textRedacted.of('1', {
  ...redacting('/data/recipient/name'),
  eventType: takenOver.type,
  eventSubject: takenOver.subject,
  eventTags: [...takenOver.tags],
});

describe('redact-text', () => {
  it('names the event and the place, and carries the tags of the event', () => {
    given(takenOver).when(redactText, redacting('/data/recipient/name'), withReason).then(redacted);
    expect(redacted.tags).toEqual(['grant-no:37874', `grant:${grant}`, 'redacted-event:1']);
  });

  it.each(['/data/authority', '/reason', '/evidence/0/title', '/evidence/0/url', '/evidence/1/title'])(
    'finds the text at %s',
    (path) => {
      given(takenOver).when(redactText, redacting(path), withReason).events();
    },
  );

  it.each([
    '/data/externalNo',
    '/data/recipient',
    '/data/budgetText',
    '/evidence/1/url',
    '/evidence/2/title',
  ])('finds no text at %s', (path) => {
    given(takenOver)
      .when(redactText, redacting(path), withReason)
      .thenRefused('no-such-text', { number: 1, path });
  });

  it('finds no reason where none was given', () => {
    given(redacted).when(redactText, redacting('/reason'), withReason).thenRefused('no-such-text');
  });

  it('leaves personal fields to the erasure of the person', () => {
    given(personRegistered.of(erika, { pseudonym: 'P-017', name: 'Erika Mustermann' }))
      .when(redactText, redacting('/data/name'), withReason)
      .thenRefused('no-such-text', { number: 1, path: '/data/name' });
  });

  it('wants a reason', () => {
    given(takenOver).when(redactText, redacting('/reason')).thenRefused('reason-missing');
  });

  it('refuses to redact the same text twice, and takes another one of the event', () => {
    given(takenOver, redacted)
      .when(redactText, redacting('/data/recipient/name'), withReason)
      .thenRefused('already-redacted', { number: 1, path: '/data/recipient/name', by: 2 });
    given(takenOver, redacted).when(redactText, redacting('/data/purpose'), withReason).events();
  });

  it('refuses an event that has not happened', () => {
    given(takenOver)
      .when(redactText, redacting('/reason', 2), withReason)
      .thenRefused('event-unknown', { number: 2 });
  });

  it('cannot be taken back by a correction', () => {
    given(takenOver, redacted)
      .when(correctEvent, { eventNumber: 2 }, withReason)
      .thenRefused('not-correctable');
  });

  it('takes no place that cannot be a text of an event', () => {
    const places = ['/actor', '/data', 'reason', '/evidence/0/sha256', '/data/a~1b'];
    expect(places.filter((path) => validate(redactText.input, redacting(path)).ok)).toEqual([]);
  });
});
