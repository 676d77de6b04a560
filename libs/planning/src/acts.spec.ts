import { validate } from '#kernel';
import { planning } from './acts.js';

describe('the registry of acts', () => {
  it.each([...planning.acts])('shows for %s an example that the act accepts', (_, { act }) => {
    expect(validate(act.input, act.example)).toEqual({ ok: true, value: act.example });
  });

  it.each(planning.eventTypes.map((event) => [event.type, event] as const))(
    'tells %s in both languages',
    (_, event) => {
      expect(event.label.de).not.toBe('');
      expect(event.label.en).not.toBe(event.label.de);
    },
  );

  it('lets the administrator do everything: who sets a ledger up must be able to', () => {
    expect(
      [...planning.acts].filter(([, { by }]) => !by.includes('administrator')).map(([name]) => name),
    ).toEqual([]);
  });
});
