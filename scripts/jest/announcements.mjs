import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Prints, before jest's own summary, what the suites announced through `#test/announce`: the real servers that took part, and
 * what did not run and why. Hands the counts to scripts/test.mjs where that asks for them.
 */
export default class Announcements {
  onRunComplete(_contexts, results) {
    const file = process.env.JEST_ANNOUNCEMENTS;
    const announced = existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n') : [];
    rmSync(dirname(file), { recursive: true, force: true });
    const lines = announced.length > 0 ? [...new Set(announced)].sort() : ['No real server took part.'];
    process.stderr.write(`\n${lines.join('\n')}\n\n`);

    const countsFile = process.env.JEST_COUNTS;
    if (countsFile !== undefined) writeFileSync(countsFile, JSON.stringify(counts(results)));
  }
}

/** A suite that could not even be loaded has no failed test, yet it failed. */
function counts(results) {
  return {
    passed: results.numPassedTests,
    failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
    skipped: results.numPendingTests + results.numTodoTests,
  };
}
