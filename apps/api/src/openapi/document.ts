import { planning } from '#planning';
import { servedRegisters } from '../registers/served-registers.js';
import { actPath, batchPath } from './act-paths.js';
import { actSchemas, answerSchemas, eventSchemas, rowSchemas } from './components.js';
import { eventPaths } from './event-paths.js';
import { jobPaths } from './job-paths.js';
import { plainPaths } from './plain-paths.js';
import { registerPaths, tracePaths } from './register-paths.js';

/**
 * The description of the whole api (OpenAPI 3.1), made from the declarations of acts, events and read models: what is
 * added to them stands here without anybody writing it a second time.
 */
export function apiDocument(version: string): object {
  const acts = [...planning.acts.values()];
  const registers = servedRegisters.map(({ model }) => model);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Planbuch',
      version,
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
      description: ABOUT,
    },
    security: [{ token: [] }],
    tags: [
      { name: 'acts', description: 'Handlungen vollziehen / perform acts' },
      { name: 'events', description: 'Ereignisse lesen / read events' },
      { name: 'registers', description: 'Register lesen / read registers' },
      { name: 'jobs', description: 'Was länger dauert / what takes longer' },
      { name: 'catalogue', description: 'Was es gibt / what there is' },
      { name: 'operation', description: 'Betrieb / operation' },
    ],
    paths: {
      ...Object.fromEntries(acts.map(actPath)),
      ...batchPath(),
      ...eventPaths(),
      ...Object.fromEntries(registers.flatMap((model) => Object.entries(registerPaths(model)))),
      ...tracePaths(),
      ...jobPaths(),
      ...plainPaths(),
    },
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'pb_… (planbuch token create)' },
      },
      schemas: { ...answerSchemas, ...actSchemas(acts), ...eventSchemas(), ...rowSchemas(registers) },
    },
  };
}

const ABOUT = `Jede Planungshandlung als unveränderliches Ereignis. \`Accept-Language: de|en\` wählt die Sprache der Texte.
Jede Antwort nennt in \`Ledger-Number\` das Ereignis, auf dessen Stand sie beruht, und bei einer Probe \`Ledger-Mode: rehearsal\`.

Every planning act as an immutable event. \`Accept-Language: de|en\` chooses the language of texts. Every answer names in
\`Ledger-Number\` the event it was computed from, and for a rehearsal \`Ledger-Mode: rehearsal\`.`;
