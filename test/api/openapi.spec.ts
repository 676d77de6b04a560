import { planning } from '#planning';
import { servedRegisterNames } from './served.js';
import { runningPlanbuch } from './running-planbuch.js';
import type { Running } from './running-planbuch.js';

interface Operation {
  readonly operationId: string;
  readonly responses: Readonly<Record<string, unknown>>;
  readonly requestBody?: { content: Record<string, { schema: { $ref: string }; example: unknown }> };
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
}

let running: Running;
let document: Document;

beforeAll(async () => {
  running = await runningPlanbuch();
  document = (await (await fetch(`${running.url}/openapi.json`)).json()) as Document;
});

afterAll(() => running.close());

describe('The description of the api', () => {
  it('names every act, event type and register there is, each with its schema', () => {
    const paths = Object.keys(document.paths);
    for (const name of planning.acts.keys()) {
      expect(paths).toContain(`/v1/ledgers/{ledger}/acts/${name}`);
      expect(document.components.schemas).toHaveProperty([`act.${name}`]);
    }
    for (const { type, version } of planning.eventTypes)
      expect(document.components.schemas).toHaveProperty([`event.${type}.v${version}`]);
    for (const name of servedRegisterNames)
      expect(paths).toContain(`/v1/ledgers/{ledger}/${name}/{id}/history`);
  });

  it('leads nowhere into nothing', () => {
    const known = Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`);
    const named = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, to]) => to!);
    expect(named.length).toBeGreaterThan(50);
    expect(named.filter((to) => !known.includes(to))).toEqual([]);
  });

  it('gives each operation a name of its own and says how it refuses', () => {
    const operations = Object.values(document.paths).flatMap((path) => Object.values(path));
    const names = operations.map(({ operationId }) => operationId);
    expect(new Set(names).size).toBe(names.length);
  });

  it('has a page to try it that loads nothing from elsewhere', async () => {
    const page = await (await fetch(`${running.url}/docs`)).text();
    const loaded = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address!);
    expect(loaded.length).toBeGreaterThan(3);
    expect(page).not.toMatch(/<script>[^<]/);
    for (const address of loaded) {
      const answer = await fetch(new URL(address, `${running.url}/docs`));
      expect({ address, status: answer.status }).toEqual({ address, status: 200 });
      expect(answer.url.startsWith(running.url)).toBe(true);
    }
  });
});

describe('The catalogue', () => {
  it('is open to everybody, in both languages, with examples that the acts take', async () => {
    const asked = await fetch(`${running.url}/v1/act-types`, { headers: { 'accept-language': 'en' } });
    const acts = (await asked.json()) as { act: string; label: string; example: object; roles: string[] }[];
    expect(acts.map(({ act }) => act)).toEqual([...planning.acts.keys()]);
    expect(acts.find(({ act }) => act === 'open-ledger')).toMatchObject({
      label: 'Open ledger',
      labels: { de: 'Planungsbuch eröffnen', en: 'Open ledger' },
      roles: ['administrator'],
    });
    const german = (await (await fetch(`${running.url}/v1/act-types`)).json()) as { label: string }[];
    expect(german[0]!.label).toBe('Planungsbuch eröffnen');
  });

  it('names the rules and refusals of an act, and of a fact what is found instead', async () => {
    const asked = await fetch(`${running.url}/v1/act-types`, { headers: { 'accept-language': 'en' } });
    const acts = (await asked.json()) as { act: string }[];
    expect(acts.find(({ act }) => act === 'lift-budget-reservation')).toMatchObject({
      rules: expect.arrayContaining([{ rule: 'R3', label: expect.stringContaining('budget line') }]),
      refusals: expect.arrayContaining([
        { code: 'not-yet', rule: 'R17', status: 409, title: 'The day lies in the future' },
        expect.objectContaining({ code: 'budget-line-exhausted', rule: 'R3' }),
      ]),
    });
    expect(acts.find(({ act }) => act === 'record-decision')).toMatchObject({
      findings: expect.arrayContaining([expect.objectContaining({ code: 'mandate-missing', rule: 'R4' })]),
    });
    expect(acts.find(({ act }) => act === 'certify-drawdown')).toMatchObject({ needsPerson: true });
  });

  it('names the tags of an event, who makes it by which acts and under which rules, and how', async () => {
    const types = (await (await fetch(`${running.url}/v1/event-types`)).json()) as {
      type: string;
      example: { act: string; input: object };
    }[];
    expect(types.find(({ type }) => type === 'drawdown-certified')).toMatchObject({
      label: 'Mittelabruf festgestellt',
      labels: { de: 'Mittelabruf festgestellt', en: expect.any(String) },
      tags: ['drawdown', 'grant'],
      acts: ['certify-drawdown'],
      roles: planning.acts.get('certify-drawdown')!.by,
      rules: expect.arrayContaining([{ rule: 'R10', label: expect.any(String) }]),
    });
    for (const { example } of types)
      expect(example.input).toEqual(planning.acts.get(example.act)?.act.example);
  });

  it('leads from every event type to its schema', async () => {
    const types = (await (await fetch(`${running.url}/v1/event-types`)).json()) as {
      type: string;
      schema: string;
    }[];
    expect(types).toHaveLength(planning.eventTypes.length);
    for (const { schema } of types) {
      const answer = await fetch(running.url + schema);
      expect(await answer.json()).toMatchObject({ $id: schema, type: 'object', additionalProperties: false });
    }
    for (const none of [
      '/v1/schemas/no-such/1',
      '/v1/schemas/ledger-opened/99',
      '/v1/schemas/ledger-opened/x',
    ])
      expect((await fetch(running.url + none)).status).toBe(404);
  });

  it('names the registers and their columns', async () => {
    const registers = (await (await fetch(`${running.url}/v1/registers`)).json()) as { register: string }[];
    expect(registers.map(({ register }) => register).sort()).toEqual([...servedRegisterNames].sort());
  });
});

describe('Health', () => {
  it('says that it lives, whether it is ready, and how far every read model is', async () => {
    expect(await (await fetch(`${running.url}/health/live`)).json()).toEqual({ status: 'live' });
    await running.ledger('musterstadt');
    await running.caughtUp();
    await running.act('musterstadt', 'register-organisation', { name: 'Träger A', kind: 'organisation' });
    await running.planbuch.store.head('musterstadt');
    const ready = (await (await fetch(`${running.url}/health/ready`)).json()) as {
      status: string;
      projections: { model: string; behindEvents: number; behindSeconds: number }[];
    };
    expect(ready.status).toBe('ready');
    const organisations = ready.projections.find(({ model }) => model === 'organisations')!;
    expect(organisations).toMatchObject({ behindEvents: 1, stopped: 0 });
    expect(organisations.behindSeconds).toBeGreaterThan(0);
  });

  it('shows a projection that stands still', async () => {
    await running.planbuch.database.execute(
      `UPDATE planbuch.checkpoints SET stopped_number = 2, stopped_at = now(), tried_at = now() + interval '1 h',
       error_type = 'TypeError', error_message = 'planted' WHERE model = 'grants' AND ledger = 'musterstadt'`,
    );
    const ready = await fetch(`${running.url}/health/ready`);
    expect(ready.status).toBe(200);
    expect(await ready.json()).toMatchObject({
      status: 'degraded',
      lagging: expect.arrayContaining([
        expect.objectContaining({ model: 'grants', stopped: expect.objectContaining({ number: 2 }) }),
      ]),
    });
    const metrics = await (await fetch(`${running.url}/metrics`)).text();
    expect(metrics).toMatch(/planbuch_projection_stopped\{model="grants",app="planbuch"\} 1/);
    expect(metrics).toMatch(
      /planbuch_acts_total\{act="register-organisation",status="201",app="planbuch"\} 1/,
    );
    expect(metrics).toMatch(/planbuch_http_request_duration_seconds_count/);
    expect(metrics).toMatch(/process_cpu_seconds_total/);
  });
});
