import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { LRUCache } from 'lru-cache';

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

/** The encodings in which each page is kept, best first. */
export const encodings = ['br', 'gzip', 'identity'] as const;
export type Encoding = (typeof encodings)[number];

const endings = { br: '.br', gzip: '.gz', identity: '' } as const satisfies Record<Encoding, string>;

/** Bytes of pages kept in memory. */
const memoryLimit = 64 * 1024 * 1024;

/** A rendering in all its encodings; `hash` is of the plain bytes. */
export type Rendering = { readonly hash: string; readonly bodies: Readonly<Record<Encoding, Buffer>> };

/** Compresses a page for keeping. */
export async function encodePage(plain: Buffer): Promise<Rendering> {
  const [br, zipped] = await Promise.all([
    compressBrotli(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length } }),
    compressGzip(plain, { level: 6 }),
  ]);
  const hash = createHash('sha256').update(plain).digest('hex').slice(0, 20);
  return { hash, bodies: { br, gzip: zipped, identity: plain } };
}

/** The published pages on disk: three files a rendering, named by its hash, so that a page switches in one step. */
export class PageFiles {
  readonly #folder: string;
  readonly #memory = new LRUCache<string, Buffer>({ maxSize: memoryLimit, sizeCalculation: (body) => body.length + 200 });

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Writes the three files of a rendering. */
  async write(address: string, { hash, bodies }: Rendering): Promise<void> {
    const place = this.#place(address, hash);
    await mkdir(dirname(place), { recursive: true });
    await Promise.all(encodings.map((encoding) => writeFile(`${place}${endings[encoding]}`, bodies[encoding])));
  }

  /** The bytes of a rendering, or `undefined` where the file is gone or cut short. */
  async read(address: string, hash: string, encoding: Encoding): Promise<Buffer | undefined> {
    const place = `${this.#place(address, hash)}${endings[encoding]}`;
    const body = this.remembered(address, hash, encoding) ?? (await readFile(place).catch(() => undefined));
    if (body === undefined || body.length === 0) return undefined;
    this.#memory.set(place, body);
    return body;
  }

  /** The bytes of a rendering where they are in memory. */
  remembered(address: string, hash: string, encoding: Encoding): Buffer | undefined {
    return this.#memory.get(`${this.#place(address, hash)}${endings[encoding]}`);
  }

  /** Removes every rendering of an address but the one that is in place. */
  async sweep(address: string, keep: string | undefined): Promise<void> {
    const folder = dirname(this.#place(address, 'x'));
    const names = await readdir(folder).catch(() => []);
    const prefix = this.#place(address, '').slice(folder.length + 1);
    const old = names.filter((name) => name.startsWith(prefix) && !(keep !== undefined && name.startsWith(`${prefix}${keep}`)));
    await Promise.all(old.map((name) => rm(join(folder, name), { force: true })));
  }

  #place(address: string, hash: string): string {
    const base = address.endsWith('/') ? `${address}index.` : `${address}.`;
    return join(this.#folder, `${base}${hash}`);
  }
}
