import { fileURLToPath } from 'node:url';

/** The arrows between the rooms: what each room may know besides itself. A room that is not named here may know none. */
const arrows = {
  kernel: [],
  planning: ['kernel'],
  'read-models': ['kernel', 'planning', 'platform'],
  'event-store': ['kernel', 'platform'],
  platform: ['kernel'],
  vault: ['kernel', 'event-store', 'platform'],
  access: ['kernel', 'planning', 'platform'],
  acting: ['kernel', 'planning', 'event-store', 'access', 'vault', 'platform'],
  projecting: ['kernel', 'read-models', 'event-store', 'platform'],
  forgetting: ['kernel', 'event-store', 'projecting', 'platform'],
  verifying: ['kernel', 'planning', 'event-store', 'vault', 'projecting', 'platform'],
  moving: ['kernel', 'planning', 'event-store', 'vault', 'verifying', 'platform'],
  importing: ['kernel', 'planning', 'platform'],
  jobs: ['kernel', 'read-models', 'taking-over', 'verifying', 'platform'],
  'taking-over': ['kernel', 'planning', 'importing', 'event-store', 'acting', 'access', 'vault', 'platform'],
};

/** Packages of the pure rooms: declarations of input and their texts, no I/O, no clock, no framework. */
const pureRoomPackages = ['canonicalize', 'class-transformer', 'class-validator', 'reflect-metadata'];

const spec = '\\.spec\\.ts$';
const testing = '^libs/[^/]+/src/testing(\\.ts$|/)';
const frontDoors = [
  '^libs/[^/]+/src/(index|testing)\\.ts$',
  '^libs/event-store/src/(postgres|eventstoredb)/index\\.ts$',
];
/** The one composition root; the programs get everything ready-made from it. */
const assembly = '^apps/assembly/src/';
const notAProduct = [spec, testing, '^(test|bench)/'];
const pure = ['^libs/(kernel|planning)/src/', '^libs/read-models/src/.*\\.read-model\\.ts$'];

function rule(name, comment, from, to) {
  return { name, comment, severity: 'error', from, to };
}

function roomRule([room, known]) {
  const allowed = known.length === 0 ? 'knows-nobody' : `knows-only-${known.join('-and-')}`;
  return rule(
    `${room}-${known.length > 2 ? 'keeps-to-its-arrows' : allowed}`,
    `${room} may import ${known.join(', ') || 'no other room'}: see the table of arrows in this file.`,
    // A spec may put together what it needs, such as a store to fill.
    { path: `^libs/${room}/src/`, pathNot: spec },
    { path: '^(libs|apps)/', pathNot: [room, ...known].map((open) => `^libs/${open}/`) },
  );
}

export default {
  forbidden: [
    rule(
      'heart-is-pure',
      'Acts and projections are replayed for ever: they must not depend on a framework, a server, a clock or a machine.',
      { path: pure, pathNot: notAProduct },
      { path: ['(^|/)node_modules/'], pathNot: [`(^|/)node_modules/(${pureRoomPackages.join('|')})/`] },
    ),
    rule(
      'heart-is-pure',
      'As above, for what comes with Node itself.',
      { path: pure, pathNot: notAProduct },
      { dependencyTypes: ['core'] },
    ),
    rule(
      'read-models-know-no-database',
      'A projection turns events into rows and nothing else; only the queries beside it know a database.',
      { path: '^libs/read-models/src/.*\\.read-model\\.ts$' },
      { path: '^libs/platform/' },
    ),
    ...Object.entries(arrows).map(roomRule),
    rule(
      'platform-takes-only-types-from-kernel',
      'Platform is below every room; the words of the kernel are enough for it.',
      { path: '^libs/platform/src/', pathNot: notAProduct },
      { path: '^libs/kernel/', dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'every-room-has-its-arrows',
      'A new room is entered in the table of arrows before it imports another one.',
      { path: '^libs/([^/]+)/', pathNot: Object.keys(arrows).map((room) => `^libs/${room}/`) },
      { path: '^libs/', pathNot: '^libs/$1/' },
    ),
    rule(
      'only-the-assembly-knows-adapters',
      'Which store holds the ledger is decided where the programs are put together, and nowhere else. A spec puts its own together.',
      { path: '^(libs|apps)/', pathNot: ['^libs/event-store/', assembly, spec, testing] },
      { path: '^libs/event-store/src/(postgres|eventstoredb)/' },
    ),
    rule(
      'libs-never-know-apps',
      'Rooms are used by programs, never the other way round.',
      { path: '^libs/' },
      { path: '^apps/' },
    ),
    rule(
      'the-assembly-knows-no-program',
      'The programs stand on the assembly; it must not lean on one of them.',
      { path: assembly },
      { path: '^apps/', pathNot: [assembly] },
    ),
    rule(
      'apps-are-entered-by-the-front-door',
      'The command starts api and worker through their index, in one process.',
      { path: '^apps/([^/]+)/' },
      { path: '^apps/', pathNot: ['^apps/$1/', '^apps/[^/]+/src/index\\.ts$'] },
    ),
    rule(
      'rooms-are-entered-by-the-front-door',
      'What a room exports in index.ts is its promise; everything else may change any day.',
      { path: '^(?:libs|apps)/([^/]+)/' },
      { path: '^libs/', pathNot: ['^libs/$1/', ...frontDoors] },
    ),
    rule(
      'rooms-are-entered-by-the-front-door',
      'As above, for the tests of the whole system and the bench.',
      { path: '^(test|bench)/' },
      { path: '^libs/', pathNot: frontDoors },
    ),
    rule(
      'subjects-never-import-each-others-acts',
      'Subjects meet through tags and decision models. An act that called another would hide what it reads.',
      { path: '^libs/planning/src/([^/]+)/', pathNot: notAProduct },
      { path: '^libs/planning/src/[^/]+/.*\\.act\\.ts$', pathNot: '^libs/planning/src/$1/' },
    ),
    rule(
      'testing-stays-out-of-products',
      'What helps a spec must not be shipped.',
      { path: '^(libs|apps)/', pathNot: notAProduct },
      { path: [testing, '^test/', spec] },
    ),
    rule(
      'products-need-no-development-packages',
      'A production installation leaves devDependencies out.',
      { path: '^(libs|apps)/', pathNot: notAProduct },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['npm', 'npm-optional', 'type-only'] },
    ),
    rule(
      'every-import-resolves',
      'An import that cannot be resolved is an arrow that nobody can judge.',
      {},
      { couldNotResolve: true },
    ),
    rule('no-cycles', 'What depends on itself cannot be understood in parts.', {}, { circular: true }),
  ],
  options: {
    // An import of a type alone is an arrow too.
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['node', 'import', 'require', 'default'],
    },
    webpackConfig: { fileName: fileURLToPath(new URL('scripts/architecture/resolve.mjs', import.meta.url)) },
  },
};
