/** An act of 22 reads and fifteen rules; its figures still rose after 3 s of warming up. */
const REHEARSED = { rehearseSeconds: 6 };

/** There is less to an append, and its figures rose for 3 s. */
const APPENDS_REHEARSED = { rehearseSeconds: 3 };

/** Both sides alike, whether they need it or not. */
export function rehearsed({ job, ...side }, rehearsal = REHEARSED) {
  return { ...side, job: { ...rehearsal, ...job } };
}

/** All sides of a measure of appends. */
export function appendsRehearsed(sides) {
  const entries = Object.entries(sides).map(([name, side]) => [name, rehearsed(side, APPENDS_REHEARSED)]);
  return Object.fromEntries(entries);
}
