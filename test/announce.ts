import { appendFileSync } from 'node:fs';

/**
 * Says in the test run's summary that a real server took part, for example `announceServer('PostgreSQL 18.4', 'embedded')`.
 * Saying it several times prints it once.
 */
export function announceServer(nameAndVersion: string, kind: string): void {
  announce(`Real server: ${nameAndVersion} (${kind})`);
}

/** Says in the test run's summary that a suite, or a part of it, did not run, for example for `no python3`. */
export function announceSkip(suite: string, reason: string): void {
  announce(`Did not run: ${suite}: ${reason}`);
}

/** Says in the test run's summary what a suite of chance met, for example `30 crash runs: 61 kills`. */
export function announceMet(what: string): void {
  announce(`Met: ${what}`);
}

/** The file is made by jest's global setup; a line is appended in one write, so that two workers do not mix theirs. */
function announce(line: string): void {
  const file = process.env['JEST_ANNOUNCEMENTS'];
  if (file !== undefined) appendFileSync(file, `${line}\n`);
}
