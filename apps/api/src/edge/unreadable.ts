import type { Socket } from 'node:net';
import { edgeProblem } from '../problems/problem.js';
import { written } from '../problems/written.js';

/** What is no HTTP reaches no route; it is answered on the bare connection. */
export function answerUnreadable(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const problem = edgeProblem(
    error.code === 'HPE_HEADER_OVERFLOW' ? 'headers-too-large' : 'request-malformed',
  );
  const body = JSON.stringify(written(problem, 'de', ''));
  const reason = problem.status === 431 ? 'Request Header Fields Too Large' : 'Bad Request';
  socket.end(
    `HTTP/1.1 ${String(problem.status)} ${reason}\r\nConnection: close\r\n` +
      'Content-Type: application/problem+json; charset=utf-8\r\nContent-Language: de\r\n' +
      `Content-Length: ${String(Buffer.byteLength(body))}\r\n\r\n${body}`,
  );
}
