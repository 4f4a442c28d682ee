import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { LRUCache } from 'lru-cache';
import { compress, encodings, type Encoding } from './encode.ts';

const endings = { br: '.br', gzip: '.gz', identity: '' } as const satisfies Record<Encoding, string>;

/** Bytes of pages kept in memory. */
const memoryLimit = 64 * 1024 * 1024;

/** A rendering in all its encodings; `hash` is of the plain bytes. */
export type Rendering = { readonly hash: string; readonly bodies: Readonly<Record<Encoding, Buffer>> };

/** Which files are meant, and how long they must be: a file that a power cut left short is none. */
export type Placed = { readonly address: string; readonly hash: string; readonly bytes: Readonly<Record<Encoding, number>> };

/** Compresses a page for keeping. */
export async function encodePage(plain: Buffer): Promise<Rendering> {
  const [br, gzip] = await Promise.all([compress(plain, 'br', 5), compress(plain, 'gzip', 6)]);
  return { hash: hashOf(plain), bodies: { br, gzip, identity: plain } };
}

/** The hash that names the content of a page. */
export function hashOf(plain: Buffer): string {
  return createHash('sha256').update(plain).digest('hex').slice(0, 20);
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
  async read({ address, hash, bytes }: Placed, encoding: Encoding): Promise<Buffer | undefined> {
    const known = this.remembered(address, hash, encoding);
    if (known !== undefined) return known;
    const body = await readFile(`${this.#place(address, hash)}${endings[encoding]}`).catch(() => undefined);
    if (body === undefined || body.length !== bytes[encoding]) return undefined;
    this.#memory.set(keyOf(address, hash, encoding), body);
    return body;
  }

  /** The bytes of a rendering where they are in memory. */
  remembered(address: string, hash: string, encoding: Encoding): Buffer | undefined {
    return this.#memory.get(keyOf(address, hash, encoding));
  }

  /** Removes the files of a rendering that is no longer in place. */
  async remove(address: string, hash: string): Promise<void> {
    const place = this.#place(address, hash);
    await Promise.all(encodings.map((encoding) => rm(`${place}${endings[encoding]}`, { force: true })));
  }

  /** Removes the files of renderings that are not in place, written before `before`; returns how many. */
  async sweep(isInPlace: (place: string) => boolean, before: Date): Promise<number> {
    let removed = 0;
    for (const entry of await readdir(this.#folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const file = join(entry.parentPath, entry.name);
      if (isInPlace(relative(this.#folder, file).replace(/\.(br|gz)$/, ''))) continue;
      const written = await stat(file).catch(() => undefined);
      if (written === undefined || written.mtime >= before) continue;
      await rm(file, { force: true });
      removed += 1;
    }
    return removed;
  }

  #place(address: string, hash: string): string {
    return join(this.#folder, placeOf(address, hash));
  }
}

/** Where the plain file of a rendering lies, within the folder of pages. */
export function placeOf(address: string, hash: string): string {
  return `${address.slice(1)}${address.endsWith('/') ? 'index.' : '.'}${hash}`;
}

function keyOf(address: string, hash: string, encoding: Encoding): string {
  return `${hash}${encoding}${address}`;
}
