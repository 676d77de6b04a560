import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { identityOf, isAlive, ownIdentity } from './process-identity.js';

it('recognises this process, and not a later one that would get the same number', () => {
  expect(isAlive(ownIdentity())).toBe(true);
  expect(isAlive({ pid: process.pid, startedAt: 'another boot:4711' })).toBe(process.platform !== 'linux');
});

it('knows that a process has ended', async () => {
  const child = spawn(process.execPath, ['-e', 'process.stdin.resume()']);
  const identity = identityOf(child.pid ?? 0);
  expect(isAlive(identity)).toBe(true);
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
  expect(isAlive(identity)).toBe(false);
});
