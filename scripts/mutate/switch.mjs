/** The switch that mutants ask: which one is on, and who asked. */
const known = new Set();
let on;
let asked = new Set();

globalThis.mutant = (id) => {
  asked.add(id);
  return id === on;
};
globalThis.mutant.exist = (ids) => {
  for (const id of ids) known.add(id);
};
globalThis.mutant.known = known;
globalThis.mutant.switchOn = (id) => {
  on = id;
};
/** Those that were asked since the last time. */
globalThis.mutant.asked = () => {
  const since = asked;
  asked = new Set();
  return since;
};
