import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { runningPlanbuch } from '../api/running-planbuch.js';
import { composeText, root } from './compose-file.js';

interface Alert {
  readonly alert: string;
  readonly expr: string;
  readonly for: string;
  readonly labels: { readonly severity: string };
  readonly annotations: { readonly summary: string; readonly runbook: string };
}

const { groups } = parse(readFileSync(`${root}ops/prometheus/alerts.yml`, 'utf8')) as {
  readonly groups: readonly { readonly rules: readonly Alert[] }[];
};
const alerts = groups.flatMap(({ rules }) => rules);
const operations = readFileSync(`${root}docs/operations.md`, 'utf8');

let served: readonly string[];

beforeAll(async () => {
  const running = await runningPlanbuch();
  const text = await (await fetch(`${running.url}/metrics`)).text();
  served = [...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name = '']) => name);
  await running.close();
});

it('every alert rests on a metric that is served', () => {
  for (const { alert, expr } of alerts) {
    const named = [...expr.matchAll(/\b(?:planbuch|process|nodejs)_[a-z0-9_]+/g)].map(([name]) => name);
    expect({ alert, named: named.length + (expr.match(/\bup\{/g)?.length ?? 0) }).not.toEqual({
      alert,
      named: 0,
    });
    for (const name of named) {
      const metric = served.includes(name) ? name : name.replace(/_(?:bucket|count|sum)$/, '');
      expect({ alert, name, served: served.includes(metric) }).toEqual({ alert, name, served: true });
    }
  }
});

it('every alert says how bad it is, in both languages, and where its remedy stands', () => {
  expect(new Set(alerts.map(({ alert }) => alert)).size).toBe(alerts.length);
  for (const { alert, labels, annotations, for: lasts } of alerts) {
    expect(alert).toMatch(/^Planbuch[A-Z]/);
    expect(['critical', 'warning']).toContain(labels.severity);
    expect(lasts).toMatch(/^\d+m$/);
    expect(annotations.summary).toContain(' / ');
    const [file, anchor = ''] = annotations.runbook.split('#');
    expect(file).toBe('docs/operations.md');
    expect(operations).toContain(`<a id="${anchor}"></a>`);
  }
});

it('the memory that alarms is nine tenths of what the compose file grants', () => {
  const granted = /^ {2}mem_limit: (\d+)m$/m.exec(composeText)?.[1] ?? 'nothing';
  expect(alerts.find(({ alert }) => alert === 'PlanbuchMemory')?.expr).toContain(
    `0.9 * ${granted} * 1024 * 1024`,
  );
});

it('docs/operations.md explains every figure of our own, and none that is not served', () => {
  const section = operations.slice(operations.indexOf('## Messen'), operations.indexOf('## Gemessen'));
  const explained = [...section.matchAll(/^\| `(planbuch_\w+)`/gm)].map(([, name]) => name);
  expect(explained.sort()).toEqual(served.filter((name) => name.startsWith('planbuch_')).sort());
});
