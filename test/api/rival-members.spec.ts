import { runningPlanbuch } from './running-planbuch.js';
import type { Running } from './running-planbuch.js';
import { base, questionsAbout, rivalApplications, today } from './rival-town.js';
import type { RivalApplications } from './rival-town.js';

let running: Running;
let there: RivalApplications;

const headNumber = async () => (await running.planbuch.store.head('musterstadt')).number;

const people: Record<string, { readonly id: string; readonly token: string }> = {};
const itemAbout = async (grantId: string) => {
  const meetingId = await there.act('convene-meeting', {
    bodyId: there.body,
    heldOn: today,
    agenda: [{ title: 'Empfehlungen' }],
  });
  const about = [`grant:${grantId}`];
  return there.act('seek-consensus', {
    meetingId,
    agendaNo: 1,
    kind: 'allocation',
    about,
    title: 'Antrag-B',
  });
};
let item = '';

beforeAll(async () => {
  running = await runningPlanbuch();
  there = await rivalApplications(running);
  const { act, ours, theirGrant } = there;
  for (const name of ['board', 'seat', 'recused', 'away', 'seconded', 'neutral', 'linked-elsewhere']) {
    const id = await act('register-person', { pseudonym: name });
    const token = await running.token({ roles: ['reader'], ledger: 'musterstadt', personId: id });
    people[name] = { id, token };
  }
  const personOf = (name: string) => people[name]!.id;
  const link = { link: 'board', from: today, secondedByMunicipality: false };
  await act('declare-interest', { ...link, personId: personOf('board'), organisationId: ours });
  const seconded = { ...link, personId: personOf('seconded'), secondedByMunicipality: true };
  await act('declare-interest', { ...seconded, organisationId: ours });
  const elsewhere = await act('register-organisation', { name: 'Amt', kind: 'department' });
  await act('declare-interest', {
    ...link,
    personId: personOf('linked-elsewhere'),
    organisationId: elsewhere,
  });
  await act('appoint-member', {
    bodyId: there.body,
    personId: personOf('seat'),
    organisationId: ours,
    sector: 'free-nonprofit',
    expertKind: 'none',
    voting: true,
    inPerson: false,
    from: today,
  });
  item = await itemAbout(theirGrant);
  await act('recuse-member', { itemId: item, personId: personOf('away'), reason: 'Grund Antrag-B' });
  const recusal = { personId: personOf('recused'), grantIds: [theirGrant] };
  await act('recuse-member', { ...recusal, itemId: item, reason: 'Grund Antrag-B' });
  await running.caughtUp();
});

const sees = (name: string, path: string) => running.as(people[name]!.token).get(base + path);

afterAll(() => running.close());

const as = (who: 'rival' | 'applicant', path: string) => running.as(there.tokens[who]).get(base + path);

describe('A rival application (R22) is kept from members of a body who only read', () => {
  it.each(['board', 'seat', 'recused', 'away'])(
    'and are linked to a competitor or recused: %s',
    async (name) => {
      for (const path of [
        ...questionsAbout(there),
        '/recusals',
        '/positions',
        `/persons/${people[name]!.id}/history`,
      ]) {
        const { status, text } = await sees(name, path);
        expect({ path, status }).toEqual({ path, status: 200 });
        expect(text).not.toMatch(/Antrag-B/);
        expect(text).not.toContain(there.theirGrant);
      }
      for (const path of ['', '/history', '/why', '?asOf=' + String(await headNumber())])
        await sees(name, `/grants/${there.theirGrant}${path}`).expect(404);
      await sees(name, `/items/${item}/history`).expect(404);
    },
  );

  it('but not from others, and whoever is linked to an applicant sees its application', async () => {
    for (const name of ['seconded', 'neutral', 'linked-elsewhere'])
      for (const path of ['', '/history', '/why'])
        await sees(name, `/grants/${there.theirGrant}${path}`).expect(200);
    for (const name of ['board', 'seat'])
      for (const path of ['', '/history', '/why'])
        await sees(name, `/grants/${there.ourGrant}${path}`).expect(200);
  });

  it('nor does a competitor see what was said on an item about it', async () => {
    expect((await as('rival', `/events?tag=item:${item}`)).body.events).toEqual([]);
    await as('rival', `/items/${item}/history`).expect(404);
    expect((await as('applicant', `/events?tag=item:${item}`)).body.events).not.toEqual([]);
  });
});
