import { collectDefaultMetrics, Registry } from 'prom-client';

export type { Registry } from 'prom-client';

/**
 * A registry for one program's metrics in the Prometheus format, with those of the Node process in it; `name` becomes
 * the label `app`. prom-client's global registry stays unused, so that two programs in one process do not mix.
 */
export function createMetrics(name: string): Registry {
  const registry = new Registry();
  registry.setDefaultLabels({ app: name });
  collectDefaultMetrics({ register: registry });
  return registry;
}
