import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { canonical } from '#event-store';

const vectors = new URL('./fixtures/jcs/', import.meta.url);
const files = readdirSync(fileURLToPath(new URL('input/', vectors)));

describe('RFC 8785', () => {
  it('the public vectors are there', () => {
    expect(files.length).toBe(6);
  });

  it.each(files)('the public vector %s', (file) => {
    const [input, output] = ['input', 'output'].map((side) =>
      readFileSync(new URL(`${side}/${file}`, vectors), 'utf8'),
    );

    expect(canonical(JSON.parse(input!))).toBe(output!.trimEnd());
  });

  it('agrees with the reference implementation on any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'grapheme', maxDepth: 6 }), (value) => {
        expect(canonical(value)).toBe(canonicalize(value));
      }),
      { numRuns: 500 },
    );
  });

  it('is a fixed point: what is canonical stays as it is', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'grapheme' }), (value) => {
        const text = canonical(value);
        expect(canonical(JSON.parse(text))).toBe(text);
      }),
    );
  });

  it.each([NaN, Infinity, undefined, 1n, Symbol('s'), () => 1])('has no form for %p', (value) => {
    expect(() => canonical({ value })).toThrow(TypeError);
  });
});
