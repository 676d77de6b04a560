import { loadavg } from 'node:os';

const WIDTHS = [76, 10, 10, 8, 14, 6];

export function head() {
  row('', 'planbuch', 'beside', 'ratio', 'target', 'load');
}

export function line({ name, value, peer, ratio, target, met }) {
  const verdict = met === null ? '' : met ? ' ok' : ' MISSED';
  const bound = target === null ? '' : `${target}${verdict}`;
  row(
    name,
    rounded(value),
    peer === null ? '' : rounded(peer),
    ratio === null ? '' : ratio.toFixed(2),
    bound,
  );
}

export function foot(results) {
  const judged = results.filter(({ met }) => met !== null);
  const met = judged.filter(({ met }) => met).length;
  process.stdout.write(
    `\n${met} of ${judged.length} targets met; load of the machine at the end ${loadavg()[0].toFixed(1)}\n`,
  );
}

function row(name, ...cells) {
  const [first, ...others] = WIDTHS;
  const right = cells.map((cell, index) => String(cell).padStart(others[index]));
  process.stdout.write(`${name.padEnd(first)}${right.join('')}\n`);
}

function rounded(figure) {
  return figure >= 100 ? String(Math.round(figure)) : figure.toPrecision(3);
}
