import { fieldsOf } from '#kernel';
import type { Constructor } from '#kernel';
import { planning } from '#planning';
import { linkings } from './linking.js';

/** The kinds of things that a payload names; `*` where the thing is named with its kind. */
function kindsNamed(of: Constructor): string[] {
  return fieldsOf(of).flatMap(({ shape, namesSubject }) => {
    if (shape.is === 'part') return kindsNamed(shape.of());
    if (namesSubject) return ['*'];
    return shape.is === 'reference' ? [shape.kind] : [];
  });
}

const linked = new Set(linkings.map(({ of }) => of.type));

describe('the links', () => {
  it.each(
    planning.eventTypes.filter(({ type }) => !linked.has(type)).map((each) => [each.type, each] as const),
  )('need nothing from %s, which names no other thing than its own', (type, { subject, payload }) => {
    const others = kindsNamed(payload).filter((kind) => kind !== subject);
    if (others.length > 0)
      throw new Error(
        `${type} names ${others.join(', ')}, but no link leads there: add a linking to libs/read-models/src/links`,
      );
  });

  it('are declared once for each event type', () => {
    expect(linkings).toHaveLength(linked.size);
  });
});
