import { itemIsOpen } from './item-open.js';

const open = {
  number: 13,
  meetingId: 'meeting',
  bodyId: 'body',
  agendaNo: 2,
  kind: 'allocation' as const,
  about: [],
  positions: [],
  conflicts: [],
  recusals: [],
};

describe('R5: an item', () => {
  it('is open until its consensus is recorded', () => {
    expect(itemIsOpen('item', open)).toBeUndefined();
    expect(itemIsOpen('item', { ...open, consensus: 14 })).toMatchObject({
      code: 'item-closed',
      restsOn: [14],
    });
  });

  it('is closed to everything once it was taken back (R16)', () => {
    expect(itemIsOpen('item', { ...open, correctedBy: 15 })).toEqual({
      code: 'entry-corrected',
      facts: { kind: 'item', id: 'item', by: 15 },
      restsOn: [15],
    });
  });
});
