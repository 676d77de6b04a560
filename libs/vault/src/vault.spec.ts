import { randomBytes } from 'node:crypto';
import { Personal, Text, event, vocabulary } from '#kernel';
import type { Act } from '#kernel';
import { ERASED, REDACTED, commit, openPersonal, openerFor, seal } from './index.js';

class Guest {
  @Text() pseudonym!: Text;
  @Personal() name!: Personal;
}

const guestCame = event('guest-came', 1, Guest, {
  label: { de: 'Gast kam', en: 'Guest came' },
  subject: 'person',
  creates: true,
});
const act: Act = {
  name: 'welcome', input: Guest, label: guestCame.label, makes: [guestCame], creates: 'person', mayBeAhead: false, needsReason: false,
  needsPerson: false,
  example: {}, rounds: [], decide: () => [],
}; // prettier-ignore
const words = vocabulary([{ act, by: ['planning'] }]);

const personKey = randomBytes(32);
const decided = guestCame.of('00000000-0000-7000-8000-000000000001', {
  pseudonym: 'Die Nachbarin',
  name: 'Erika Musterfrau',
});
const envelope = {
  ledger: 'musterstadt', id: '00000000-0000-7000-8000-00000000000a', actor: 'operator:t', role: 'planning', effectiveOn: '2027-03-15',
  correlationId: '00000000-0000-7000-8000-00000000000b', reason: 'Besuch', evidence: [{ title: 'Brief', sha256: 'ab'.repeat(32), mediaType: 'text/plain' }],
}; // prettier-ignore

function recorded() {
  const { event: sealed, disclosures } = seal(decided, guestCame, envelope, {
    salt: () => randomBytes(32),
    personKey,
  });
  return { event: { ...sealed, number: 1, recordedAt: '2027-03-15T11:00:00.000Z' }, disclosures };
}

function keysThatFind(key: Buffer | undefined) {
  return { find: () => Promise.resolve(key) };
}

describe('the vault', () => {
  it('leaves no text and no personal data in the leaf', () => {
    expect(JSON.stringify(recorded().event)).not.toMatch(/Nachbarin|Erika|Besuch|Brief/);
  });

  it('commits as the specification says: SHA-256 of 0x02, salt, path and canonical value', () => {
    const salt = Buffer.alloc(32, 7);
    // printf '\x02' + 32 × 0x07 + '/data/name' + '"ä"' | sha256sum
    expect(commit(salt, '/data/name', 'ä').commitment).toBe(
      '800a2b38800593d9cf28dbe65d03cf4cf71d8a1e65d6688580f258240789e1ca',
    );
  });

  it('gives texts back, but never personal data', () => {
    const opened = openerFor(words)(recorded());
    expect(opened).toMatchObject({
      reason: 'Besuch',
      evidence: [{ title: 'Brief' }],
      data: { pseudonym: 'Die Nachbarin' },
    });
    expect(JSON.stringify(opened)).not.toContain('Erika');
  });

  it('reads a deleted text as redacted, and leaves the leaf as it was', () => {
    const whole = recorded();
    const without = {
      ...whole,
      disclosures: whole.disclosures.filter(({ path }) => path !== '/data/pseudonym'),
    };
    expect(openerFor(words)(without).data).toMatchObject({ pseudonym: REDACTED });
    expect(without.event).toEqual(whole.event);
  });

  it('opens personal data under the key of the person, and reads them as erased without it', async () => {
    const whole = recorded();
    expect(await openPersonal(whole, words, keysThatFind(personKey))).toEqual(
      new Map([['/data/name', 'Erika Musterfrau']]),
    );
    expect(await openPersonal(whole, words, keysThatFind(undefined))).toEqual(
      new Map([['/data/name', ERASED]]),
    );
  });

  it('refuses a disclosure that was put in the place of another', async () => {
    const whole = recorded();
    const moved = { ...whole, event: { ...whole.event, id: '00000000-0000-7000-8000-00000000000c' } };
    await expect(openPersonal(moved, words, keysThatFind(personKey))).rejects.toThrow();
  });
});
