/** What a replay in ten years could answer differently: a clock, a die, the machine's zone or language. */
const unrepeatable =
  /\bDate\.now\b|\bnew Date\(\s*\)|(?<!new )\bDate\(\s*\)|\bMath\.random\b|\brandomUUID\b|\bgetRandomValues\b|\bperformance\.now\b|\bprocess\.hrtime\b|\bTemporal\.Now\b|\.toLocale\w*String\(\s*\)|\.localeCompare\(|\bgetTimezoneOffset\b/;

/** Comments may speak of what the code must not do. Strings stay: what they hold cannot be told apart from a template's code. */
const comments = /\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm;

/** The lines of a source that are not the same on every replay, as `line: text`. */
export function unrepeatableLines(source: string): string[] {
  return source
    .replace(comments, (comment) => comment.replace(/[^\n]/g, ''))
    .split('\n')
    .map((text, index) => ({ text: text.trim(), line: index + 1 }))
    .filter(({ text }) => unrepeatable.test(text))
    .map(({ text, line }) => `${line.toString()}: ${text}`);
}
