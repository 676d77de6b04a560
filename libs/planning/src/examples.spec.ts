import { kindOf } from '#kernel';
import type { DecidedEvent } from '#kernel';
import { stories } from '#kernel/testing';
import { planning } from './acts.js';
import { tagsOfEvents } from './tags-of-events.js';
import { beforeApplications } from './testing/before-examples-of-applications.js';
import { beforeBodies } from './testing/before-examples-of-bodies.js';
import { beforeMoney } from './testing/before-examples-of-money.js';
import { beforePlanning } from './testing/before-examples-of-planning.js';
import { beforeTheBook } from './testing/before-examples-of-the-book.js';

const before = {
  ...beforeTheBook,
  ...beforePlanning,
  ...beforeBodies,
  ...beforeApplications,
  ...beforeMoney,
};

/** Performs the example of an act, verbatim, after what must have happened before it. */
function perform(name: string): readonly DecidedEvent[] {
  const prepared = before[name];
  if (!prepared)
    throw new Error(
      `nobody performs the example of ${name}: say in libs/planning/src/testing/before-examples-of-….ts what must have happened before it`,
    );
  const { act } = planning.acts.get(name)!;
  const { happened, about } = 'happened' in prepared ? prepared : { happened: prepared, about: {} };
  return stories(planning)(...happened)
    .when(act, act.example, { reasoned: act.needsReason, ...about })
    .events();
}

describe('the example of', () => {
  it.each([...planning.acts.keys()])('%s can be performed', (name) => {
    const { act } = planning.acts.get(name)!;
    const events = perform(name);
    expect(events.length).toBeGreaterThan(0);
    for (const { type } of events) expect(act.makes.map((made) => made.type)).toContain(type);
  });
});

describe('an event that an example makes', () => {
  it.each([...planning.acts.keys()])('carries the tags that the catalogue says, after %s', (name) => {
    for (const { type, version, tags } of perform(name)) {
      const kinds = tagsOfEvents[`${type}@${String(version)}`] ?? [];
      if (!kinds.includes('*')) expect(kinds).toEqual(expect.arrayContaining(tags.map(kindOf)));
    }
  });
});
