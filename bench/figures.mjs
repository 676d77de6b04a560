/** The figures of a measure: for each ratio the median over the rounds, compared with its target. */
export function resultsOf({ name, ratios }, figures) {
  return ratios.map((ratio) => {
    const mine = figures[ratio.of].map(ratio.figure);
    const value = median(mine);
    const label = `${name}: ${ratio.name}`;
    if (ratio.beside === undefined) {
      return { name: label, value, peer: null, ratio: null, ...judged(value, ratio) };
    }
    const its = figures[ratio.beside].map(ratio.figure);
    // Of each round its own ratio: both sides of it met the same moment of the machine.
    const quotient = median(mine.map((each, round) => each / its[round]));
    return { name: label, value, peer: median(its), ratio: quotient, ...judged(quotient, ratio) };
  });
}

function judged(figure, { atLeast, atMost }) {
  if (atLeast !== undefined) return { target: atLeast, met: figure >= atLeast };
  if (atMost !== undefined) return { target: atMost, met: figure <= atMost };
  return { target: null, met: null };
}

function median(figures) {
  const sorted = figures.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

const perSecond = (figure) => figure.perSecond;
const meanMs = (figure) => 1000 / figure.perSecond;
const p99Ms = (figure) => figure.p99Ms;

/** Calls, events or requests a second of one side beside another: the ratio tells how many times as many. */
export function faster(of, beside, atLeast) {
  return { name: `${of} / ${beside}`, of, beside, figure: perSecond, atLeast };
}

/** Milliseconds an answer of one side takes beside another: the ratio tells how many times as long. */
export function slower(of, beside, atMost) {
  return { name: `${of} / ${beside} (ms)`, of, beside, figure: meanMs, atMost };
}

export function p99(of, atMost) {
  return { name: `${of} p99 (ms)`, of, figure: p99Ms, atMost };
}

/** A figure that a side tells of itself. */
export function used(of, name, what, atMost) {
  return { name: `${of} ${name}`, of, figure: (figure) => figure[what], atMost };
}
