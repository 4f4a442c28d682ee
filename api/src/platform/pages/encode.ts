import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

/** The encodings that an answer may have, best first. */
export const encodings = ['br', 'gzip', 'identity'] as const;

/** An encoding of an answer. */
export type Encoding = (typeof encodings)[number];

/** Compresses off the main thread; `quality` is 0 to 11 for Brotli and 1 to 9 for gzip. */
export function compress(plain: Buffer, encoding: Exclude<Encoding, 'identity'>, quality: number): Promise<Buffer> {
  if (encoding === 'gzip') return compressGzip(plain, { level: quality });
  return compressBrotli(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length } });
}
