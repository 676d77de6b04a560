import { servedRegisterNames } from './served.js';
import { oldGrant, runningPlanbuch } from './running-planbuch.js';
import type { Running } from './running-planbuch.js';
import { streamed } from './event-source.js';
import { planning, roles } from '#planning';
import type { Role } from '#planning';

let running: Running;
const base = '/v1/ledgers/musterstadt';
const allRoles = Object.keys(roles) as Role[];

let ours = '';
let ourGrant = '';
let person = '';

beforeAll(async () => {
  running = await runningPlanbuch();
  const { act } = running;
  await running.ledger('musterstadt');
  await running.ledger('nachbarort');
  ours = await act('musterstadt', 'register-organisation', { name: 'Träger A', kind: 'organisation' });
  ourGrant = await act('musterstadt', 'take-over-grant', oldGrant('A-1', { organisationId: ours }));
  person = await act('musterstadt', 'register-person', { pseudonym: 'P-1', name: 'Erika Mustermann' });
  await running.caughtUp();
});

afterAll(() => running.close());

const organisationOf = (role: Role) =>
  role === 'provider' ? { ledger: 'musterstadt', organisationId: ours } : { ledger: 'musterstadt' };

describe('Who may act', () => {
  const acts = [...planning.acts.values()].map(({ act, by }) => ({
    act: act.name,
    by,
    example: act.example,
  }));

  it.each(allRoles)('the table of rights decides for %s', async (role) => {
    const token = await running.token({ roles: [role], ...organisationOf(role) });
    for (const { act, by, example } of acts) {
      const { status, body } = await running.as(token).post(`${base}/acts/${act}?dry-run`).send(example);
      // A rule may still refuse this very caller, for example who is no person.
      if (by.includes(role)) expect({ act, code: body.code }).not.toEqual({ act, code: 'role-missing' });
      else expect({ act, status, roles: body.roles }).toEqual({ act, status: 403, roles: by });
    }
  });
});

describe('Who may read', () => {
  const readable = ['/events', '/events/1', ...servedRegisterNames.map((name) => `/${name}`)];

  it.each(allRoles)('%s reads what is public', async (role) => {
    const token = await running.token({ roles: [role], ...organisationOf(role) });
    for (const path of [...readable, `/grants/${ourGrant}/why`, `/grants/${ourGrant}/history`])
      expect({ path, status: (await running.as(token).get(base + path)).status }).toEqual({
        path,
        status: 200,
      });
  });

  it.each(allRoles)('the name of a person is for those who register persons: %s', async (role) => {
    const may = planning.acts.get('register-person')!.by.includes(role);
    const token = await running.token({ roles: [role], ...organisationOf(role) });
    const answers = [
      await running.as(token).get(`${base}/persons/${person}`),
      await running.as(token).get(`${base}/events?type=person-registered`),
    ];
    for (const { status, text } of answers) {
      expect(status).toBe(200);
      expect(text).toContain('P-1');
      expect(text.includes('Erika Mustermann')).toBe(may);
    }
    for (const path of ['/persons', `/persons/${person}/history`])
      expect((await running.as(token).get(base + path)).text).not.toContain('Mustermann');
  });

  it('what is internal is for those who work on cases, and no tag, filter or history tells it otherwise', async () => {
    const need = await running.act('musterstadt', 'identify-need', {
      title: 'Treffpunkt im Quartier',
      description: 'Es fehlt ein Ort für Nachbarn.',
      kind: 'new',
      reportedBy: { sector: 'citizens', personId: person },
    });
    const { number } = await running.planbuch.store.head('musterstadt');
    const seen = async (role: Role): Promise<readonly unknown[]> => {
      const token = await running.token({ roles: [role], ...organisationOf(role) });
      const event = (await running.as(token).get(`${base}/events/${number}`).expect(200)).body;
      const byTag = (await running.as(token).get(`${base}/events?tag=person:${person}&type=need-identified`))
        .body;
      const history = (await running.as(token).get(`${base}/persons/${person}/history`)).body;
      const stream = streamed(
        `${running.url}${base}/events/stream?after=${number - 1}&tag=person:${person}`,
        token,
      );
      await running.act('musterstadt', 'open-fiscal-year', { year: 2100 + allRoles.indexOf(role) });
      const whole = streamed(`${running.url}${base}/events/stream?after=${number}`, token);
      await whole.until(number + 1);
      if (role === 'planning' || role === 'auditor') await stream.until(number);
      else await new Promise((resolve) => setTimeout(resolve, 200));
      whole.close();
      stream.close();
      expect(event.texts['/data/title']).toBe('Treffpunkt im Quartier');
      expect(event.tags).toContain(`need:${need}`);
      const told: readonly unknown[] = [
        event.data.reportedBy,
        event.withheld,
        event.tags.includes(`person:${person}`),
        byTag.events.length,
        history.events.length,
        stream.numbers(),
      ];
      return told;
    };
    for (const role of ['planning', 'auditor'] as const)
      expect(await seen(role)).toEqual([
        { sector: 'citizens', personId: person },
        undefined,
        true,
        1,
        2,
        [number],
      ]);
    for (const role of ['reader', 'provider'] as const)
      expect(await seen(role)).toEqual([
        { sector: 'citizens' },
        ['/data/reportedBy/personId', '/tags'],
        false,
        0,
        1,
        [],
      ]);
  });

  it('a token for one ledger learns nothing of another, not even whether it exists', async () => {
    const token = await running.token({ roles: ['auditor'], ledger: 'musterstadt' });
    const documents = await Promise.all(
      ['nachbarort', 'gibt-es-nicht'].map(async (other) => {
        const { status, body, headers } = await running.as(token).get(`/v1/ledgers/${other}/events`);
        expect(headers).not.toHaveProperty('ledger-number');
        return { status, code: body.code };
      }),
    );
    expect(documents).toEqual(Array(2).fill({ status: 403, code: 'other-ledger' }));
    const { body } = await running.as(token).get('/v1/ledgers');
    expect(body.map(({ ledger }: { ledger: string }) => ledger)).toEqual(['musterstadt']);
  });
});
