/** Ids of the town's things: of each kind one after the other, so that whoever acts can name them by their place. */
const KINDS = {
  organisation: '1',
  line: '2',
  grantTakenOver: '3',
  need: '4',
  evidence: '5',
  measure: '6',
  target: '7',
  grant: '8',
  assessment: '9',
  item: 'a',
  recommendation: 'b',
  decision: 'c',
  allocation: 'd',
  meeting: 'e',
  // What a cycle has one of, and its criteria.
  groundwork: 'f',
};

export function idOf(kind, index) {
  return `0000000${KINDS[kind]}-0000-7000-8000-${String(index).padStart(12, '0')}`;
}
