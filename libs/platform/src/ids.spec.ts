import { validate, version } from 'uuid';
import { systemIds } from './ids.js';

const many = (): string[] => Array.from({ length: 5_000 }, () => systemIds.uuidv7());

it('makes ids of version 7 that sort as they were made, also within a millisecond', () => {
  const ids = many();
  expect(ids.every((id) => validate(id) && version(id) === 7)).toBe(true);
  expect(ids).toEqual([...new Set(ids)].sort());
});

it('goes on after the last id where the clock steps back', () => {
  const before = systemIds.uuidv7();
  const { now } = Date;
  Date.now = () => now() - 60_000;
  try {
    expect(systemIds.uuidv7() > before).toBe(true);
  } finally {
    Date.now = now;
  }
});
