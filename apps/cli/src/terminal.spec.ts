import { PassThrough, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { label } from './language.js';
import { Terminal } from './terminal.js';

async function said(json: boolean, say: (terminal: Terminal) => void | Promise<void>) {
  const [out, err] = [new PassThrough(), new PassThrough()];
  await say(new Terminal({ out, err, language: 'de', json }));
  out.end();
  err.end();
  return { out: await text(out), err: await text(err) };
}

describe('a terminal', () => {
  it('gives people lines and programs one document; notes never stand in either', async () => {
    const say = (terminal: Terminal): void => {
      terminal.note(label('Lese …', 'Reading …'));
      terminal.line(label('drei Zeilen', 'three rows'));
      terminal.document({ rows: 3 });
    };
    expect(await said(false, say)).toEqual({ out: 'drei Zeilen\n', err: 'Lese …\n' });
    expect(await said(true, say)).toEqual({ out: '{\n  "rows": 3\n}\n', err: 'Lese …\n' });
  });

  it('refuses a second document', async () => {
    await expect(
      said(true, (terminal) => {
        terminal.document({});
        terminal.document({});
      }),
    ).rejects.toThrow('one JSON document');
  });

  it('writes a list as one document without holding it, and an empty one too', async () => {
    async function* numbers(upTo: number): AsyncGenerator<number> {
      for (let number = 1; number <= upTo; number += 1) yield number;
    }
    const three = await said(true, (terminal) => terminal.list(numbers(3)));
    const none = await said(true, (terminal) => terminal.list(numbers(0)));
    expect([JSON.parse(three.out), JSON.parse(none.out)]).toEqual([[1, 2, 3], []]);
  });

  it('waits for a reader who is slow', async () => {
    const written: string[] = [];
    const slow = new Writable({
      highWaterMark: 1,
      write: (chunk: Buffer, _, done) => {
        written.push(String(chunk));
        setTimeout(done, 1);
      },
    });
    const terminal = new Terminal({ out: slow, err: slow, language: 'de', json: false });
    for (const line of ['eins\n', 'zwei\n']) {
      await terminal.flowing(line);
      expect(slow.writableLength).toBe(0);
    }
    expect(written).toEqual(['eins\n', 'zwei\n']);
  });
});
