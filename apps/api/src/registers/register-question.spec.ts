import { readModel } from '#kernel';
import type { Caller } from '#access';
import { QueryReader } from '../edge/query-reader.js';
import type { EdgeRefusal } from '../problems/problem.js';
import { columnsSeen, registerQuestion } from './register-question.js';

const label = { de: 'Spalte', en: 'Column' };
const counts = readModel('counts', {
  label,
  version: 1,
  columns: {
    place: { type: 'code', label },
    cases: { type: 'integer', label, publicity: 'internal' },
  },
  on: () => [],
});
const reader: Caller = { actor: 'operator:reader', roles: ['reader'] };
const auditor: Caller = { actor: 'operator:auditor', roles: ['auditor'] };

function atFault(caller: Caller, query: string): string[] {
  try {
    registerQuestion(new QueryReader({ originalUrl: `/counts?${query}` }), caller, counts);
    return [];
  } catch (error) {
    return ((error as EdgeRefusal).problem.parameters ?? []).map(({ name }) => name);
  }
}

describe('an internal column', () => {
  it('is seen by those who work on cases', () => {
    expect(Object.keys(columnsSeen(auditor, counts))).toEqual(['place', 'cases']);
    expect(Object.keys(columnsSeen(reader, counts))).toEqual(['place']);
  });

  it.each(['cases=3', 'cases=1..9', 'sort=cases', 'sort=-cases', 'groupBy=cases', 'q=3'])(
    'cannot be found out by asking: %s',
    (query) => {
      expect(atFault(auditor, query)).toEqual([]);
      expect(atFault(reader, query)).toEqual([query.split('=')[0]]);
    },
  );
});
