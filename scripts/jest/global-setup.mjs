import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from '../bootstrap.mjs';
import { BootstrapFailure } from '../bootstrap/failure.mjs';

/**
 * Suites that start Planbuch processes run what stands in dist/, so dist/ is brought up to date first. A file that cannot
 * be built is reported, and the suites run all the same: most of them read sources, and the others fail by themselves.
 */
export default async function globalSetup() {
  try {
    await ensureBuilt();
  } catch (error) {
    if (!(error instanceof BootstrapFailure)) throw error;
    process.stderr.write(`${error.message}\n`);
  }
  // Workers are forked after this and inherit the name of the file they append their announcements to.
  process.env.JEST_ANNOUNCEMENTS = join(mkdtempSync(join(tmpdir(), 'planbuch-jest-')), 'announcements');
}
