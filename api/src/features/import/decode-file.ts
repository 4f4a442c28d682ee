import { closeSync, createReadStream, openSync, readSync } from 'node:fs';
import { TextDecoder } from 'node:util';
import { Failure } from '#api/platform/failure.ts';

/** The text of a UTF-8 file in parts, without its byte order mark. @throws Failure `not-utf8` */
export async function* decodeFile(file: string, onProgress?: (bytes: number) => void): AsyncGenerator<string> {
  assertNotUtf16(file);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let bytes = 0;
  for await (const chunk of createReadStream(file)) {
    if (!(chunk instanceof Uint8Array)) throw new TypeError('The file is read as bytes.');
    yield decode(decoder, chunk, { file, before: bytes });
    onProgress?.((bytes += chunk.length));
  }
  yield decode(decoder, undefined, { file, before: bytes });
}

function decode(decoder: TextDecoder, chunk: Uint8Array | undefined, { file, before }: { file: string; before: number }): string {
  try {
    const text = chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
    if (!text.includes('\0')) return text;
  } catch {
    throw new Failure(
      'bad-input',
      'not-utf8',
      `The file ${file} is not UTF-8 (after byte ${before.toLocaleString('en-CA')}); it may be Latin-1 or Windows-1252. Save it as "CSV UTF-8" and import it again.`,
    );
  }
  throw new Failure('bad-input', 'not-text', `The file ${file} holds bytes that no text has; it must be JSON Lines or CSV.`);
}

function assertNotUtf16(file: string): void {
  const start = Buffer.alloc(2);
  const handle = openSync(file, 'r');
  readSync(handle, start, 0, 2, 0);
  closeSync(handle);
  const mark = start.toString('hex');
  if (mark === 'fffe' || mark === 'feff')
    throw new Failure('bad-input', 'not-utf8', `The file ${file} is UTF-16, which Excel calls Unicode text; save it as "CSV UTF-8" and import it again.`);
}
