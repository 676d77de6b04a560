/** One violation of a rule of `.dependency-cruiser.mjs`: the file it is planted in, and what that file holds. */
export interface PlantedViolation {
  rule: string;
  file: string;
  source: string;
}

function plant(rule: string, file: string, ...imports: string[]): PlantedViolation {
  return { rule, file, source: imports.map((name) => `import '${name}';\n`).join('') };
}

function plantType(rule: string, file: string, from: string): PlantedViolation {
  return { rule, file, source: `import type { Thing } from '${from}';\nexport type Planted = Thing;\n` };
}

/**
 * A small house in which everything is as it should be. Every line that a rule could wrongly object to belongs here:
 * the only violations found in it must be the planted ones.
 */
export const lawfulHouse: Record<string, string> = {
  'libs/kernel/src/index.ts': `import 'class-validator';\nexport * from './tag.js';\n`,
  'libs/kernel/src/tag.ts': 'export interface Thing { id: string }\nexport const thing = 1;\n',
  'libs/kernel/src/testing.ts': `import 'node:assert';\nimport './index.js';\n`,
  'libs/kernel/src/tag.spec.ts': `import 'node:fs';\nimport 'fast-check';\nimport './testing.js';\nimport './tag.js';\n`,
  'libs/planning/src/index.ts': `import './grant/allocate-grant.act.js';\nimport './budget/open-budget-line.act.js';\n`,
  'libs/planning/src/grant/grant.ts': 'export const grant = 1;\n',
  'libs/planning/src/grant/allocate-grant.act.ts': `import '#kernel';\nimport './grant.js';\nimport '../budget/budget-line.js';\n`,
  'libs/planning/src/grant/allocate-grant.spec.ts': `import './allocate-grant.act.js';\nimport '../budget/open-budget-line.act.js';\n`,
  'libs/planning/src/budget/budget-line.ts': 'export const line = 1;\n',
  'libs/planning/src/budget/open-budget-line.act.ts': `import '#kernel';\nimport './budget-line.js';\n`,
  'libs/read-models/src/index.ts': `import './grants/grants.read-model.js';\nimport './grants/grants.queries.js';\n`,
  'libs/read-models/src/grants/grants.read-model.ts': `import '#kernel';\nimport '#planning';\n`,
  'libs/read-models/src/grants/grants.queries.ts': `import '#platform';\nimport 'pg';\n`,
  'libs/platform/src/index.ts': `import type { Thing } from '#kernel';\nimport 'pg';\nimport 'node:fs';\nexport type Platform = Thing;\n`,
  'libs/platform/src/testing.ts': `import './index.js';\nimport 'supertest';\nimport '#test/announce';\n`,
  'libs/event-store/src/index.ts': `import '#kernel';\nimport '#platform';\n`,
  'libs/event-store/src/postgres/index.ts': `import './append.js';\nimport '../index.js';\n`,
  'libs/event-store/src/postgres/append.ts': `import 'pg';\nexport const append = 1;\n`,
  'libs/event-store/src/postgres/append.spec.ts': `import './append.js';\nimport '#platform/testing';\n`,
  'libs/vault/src/index.ts': `import '#kernel';\nimport '#event-store';\n`,
  'libs/access/src/index.ts': `import '#kernel';\n`,
  'libs/acting/src/index.ts': `import '#event-store';\nimport '#access';\nimport '#vault';\nimport '#planning';\nimport '@nestjs/cqrs';\n`,
  'libs/projecting/src/index.ts': `import '#event-store';\nimport '#read-models';\nimport '#platform';\n`,
  'libs/importing/src/index.ts': `import '#planning';\nimport 'yaml';\n`,
  'libs/taking-over/src/index.ts': `import '#importing';\nimport '#acting';\nimport '#vault';\n`,
  'libs/moving/src/index.ts': `import '#vault';\nimport '#event-store';\n`,
  'libs/jobs/src/index.ts': `import '#platform';\n`,
  'libs/acting/src/act.spec.ts': `import '#event-store/postgres';\nimport '#platform/testing';\n`,
  'apps/assembly/src/index.ts': `import '#acting';\nimport '#projecting';\nimport '#event-store/postgres';\n`,
  'apps/worker/src/index.ts': `import '#assembly';\nimport '#projecting';\n`,
  'apps/api/src/index.ts': `import '#assembly';\nimport '#acting';\nimport '#event-store';\n`,
  'apps/cli/src/main.ts': `import '#api';\nimport '#worker';\nimport '#importing';\n`,
  'test/announce.ts': `import 'node:fs';\n`,
  'test/whole-system.spec.ts': `import '#event-store/postgres';\nimport '#platform/testing';\nimport 'supertest';\n`,
};

/** At least one for every rule; several where a rule protects several things. */
export const plantedViolations: PlantedViolation[] = [
  plant('heart-is-pure', 'libs/kernel/src/planted-node.ts', 'node:crypto'),
  plant('heart-is-pure', 'libs/kernel/src/planted-core.ts', 'fs'),
  plant('heart-is-pure', 'libs/planning/src/grant/planted-nest.act.ts', '@nestjs/common'),
  plant('heart-is-pure', 'libs/planning/src/grant/planted-log.act.ts', 'pino'),
  plant('heart-is-pure', 'libs/read-models/src/grants/planted-pg.read-model.ts', 'pg'),
  plantType('heart-is-pure', 'libs/planning/src/grant/planted-type.act.ts', 'pg'),
  plant(
    'read-models-know-no-database',
    'libs/read-models/src/grants/planted-room.read-model.ts',
    '#platform',
  ),
  plant('kernel-knows-nobody', 'libs/kernel/src/planted-room.ts', '#platform'),
  plantType('kernel-knows-nobody', 'libs/kernel/src/planted-type.ts', '#planning'),
  plant('planning-knows-only-kernel', 'libs/planning/src/planted-room.ts', '#platform'),
  plant('read-models-keeps-to-its-arrows', 'libs/read-models/src/planted-room.ts', '#event-store'),
  plant('event-store-knows-only-kernel-and-platform', 'libs/event-store/src/planted-room.ts', '#planning'),
  plant('platform-knows-only-kernel', 'libs/platform/src/planted-room.ts', '#event-store'),
  plant('platform-takes-only-types-from-kernel', 'libs/platform/src/planted-value.ts', '#kernel'),
  plant('vault-keeps-to-its-arrows', 'libs/vault/src/planted-room.ts', '#planning'),
  plant('forgetting-keeps-to-its-arrows', 'libs/forgetting/src/planted-room.ts', '#planning'),
  plant('access-keeps-to-its-arrows', 'libs/access/src/planted-room.ts', '#acting'),
  plant('acting-keeps-to-its-arrows', 'libs/acting/src/planted-room.ts', '#read-models'),
  plant('projecting-keeps-to-its-arrows', 'libs/projecting/src/planted-room.ts', '#acting'),
  plant('importing-keeps-to-its-arrows', 'libs/importing/src/planted-room.ts', '#acting'),
  plant('taking-over-keeps-to-its-arrows', 'libs/taking-over/src/planted-room.ts', '#projecting'),
  plant('moving-keeps-to-its-arrows', 'libs/moving/src/planted-room.ts', '#acting'),
  plant('jobs-keeps-to-its-arrows', 'libs/jobs/src/planted-room.ts', '#acting'),
  plant('verifying-keeps-to-its-arrows', 'libs/verifying/src/planted-room.ts', '#acting'),
  plant('every-room-has-its-arrows', 'libs/newcomer/src/index.ts', '#kernel'),
  plant('only-the-assembly-knows-adapters', 'libs/acting/src/planted-adapter.ts', '#event-store/postgres'),
  plant('only-the-assembly-knows-adapters', 'apps/api/src/planted-adapter.ts', '#event-store/postgres'),
  plant('the-assembly-knows-no-program', 'apps/assembly/src/planted-program.ts', '#api'),
  plant('libs-never-know-apps', 'libs/acting/src/planted-app.ts', '#api'),
  plant(
    'apps-are-entered-by-the-front-door',
    'apps/cli/src/planted-inside.ts',
    '../../api/src/planted-door.js',
  ),
  plant(
    'rooms-are-entered-by-the-front-door',
    'apps/api/src/planted-door.ts',
    '../../../libs/kernel/src/tag.js',
  ),
  plant(
    'rooms-are-entered-by-the-front-door',
    'libs/planning/src/planted-door.ts',
    '../../kernel/src/tag.js',
  ),
  plant(
    'rooms-are-entered-by-the-front-door',
    'test/planted-door.spec.ts',
    '../libs/event-store/src/postgres/append.js',
  ),
  plant(
    'subjects-never-import-each-others-acts',
    'libs/planning/src/grant/planted-neighbour.act.ts',
    '../budget/open-budget-line.act.js',
  ),
  plant('testing-stays-out-of-products', 'libs/event-store/src/planted-testing.ts', '#platform/testing'),
  plant('testing-stays-out-of-products', 'libs/kernel/src/planted-testing.ts', './testing.js'),
  plant('testing-stays-out-of-products', 'apps/api/src/planted-testing.ts', '#kernel/testing'),
  plant('products-need-no-development-packages', 'apps/api/src/planted-package.ts', 'fast-check'),
  plant('every-import-resolves', 'libs/acting/src/planted-nowhere.ts', './nowhere.js'),
  plant('no-cycles', 'libs/kernel/src/planted-cycle.ts', './planted-cycle.js'),
];
