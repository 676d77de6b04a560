import { Code, Each, Part, Text } from './fields.js';
import { validate } from './validate.js';

class Line {
  @Code() code!: string;
}

class Letter {
  @Text() subject!: Text;
  @Each(() => Line, { optional: true }) lines?: Line[];
  @Part(() => Line, { optional: true }) line?: Line;
}

const pathsAtFault = (json: string): string[] => {
  const checked = validate(Letter, JSON.parse(json));
  return checked.ok ? [] : checked.faults.map(({ path }) => path);
};

describe('a field that nobody declared', () => {
  it.each([
    'colour',
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    '__defineGetter__',
    'prototype',
  ])('is refused at every depth, also as %s', (name) => {
    expect(pathsAtFault(`{"subject":"a","${name}":1}`)).toEqual([`/${name}`]);
    expect(pathsAtFault(`{"subject":"a","lines":[{"code":"b","${name}":{}}]}`)).toEqual([`/lines/0/${name}`]);
  });
});

it('takes what is declared, in normalisation form C', () => {
  const checked = validate(Letter, { subject: 'Ko\u0308ln', lines: [{ code: 'a' }] });
  expect(checked).toEqual({ ok: true, value: { subject: 'Köln', lines: [{ code: 'a' }] } });
});

it('names every field at fault, what is null among them', () => {
  expect(pathsAtFault('{"subject":null,"lines":[{"code":"a b"},{}]}')).toEqual([
    '/subject',
    '/lines/0/code',
    '/lines/1/code',
  ]);
});

it.each(['[]', '[{"code":"a"}]', '[[{"code":"a"}]]', '"a"', 'null', '1'])('takes %s for no part', (json) => {
  expect(pathsAtFault(`{"subject":"a","line":${json}}`)).toEqual(['/line']);
});

it('takes no list for an entry of a list of parts', () => {
  expect(pathsAtFault('{"subject":"a","lines":[[{"code":"a"}]]}')).toEqual(['/lines']);
});
