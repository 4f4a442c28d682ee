import { createHash } from 'node:crypto';
import { rm as removeFile, writeFile } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { LRUCache } from 'lru-cache';
import { compress, encodings, type Encoding } from './encode.ts';

/** Without a handle of its own, which takes longer to make than such a file to write. */
const writeWhole = promisify(writeFile);
const remove = promisify(removeFile);

/** Bytes of pages kept in memory. */
const memoryLimit = 64 * 1024 * 1024;

/** A rendering in all its encodings; `hash` is of the plain bytes. */
export type Rendering = { readonly hash: string; readonly bodies: Readonly<Record<Encoding, Buffer>> };

/** Which file is meant, and how long its parts must be. */
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

/** Bytes at the end of a file that tell whether those before are what was written. */
const sealBytes = 32;

const sealOf = (bodies: Buffer): Buffer => createHash('sha256').update(bodies).digest();

/** The published pages on disk: one file a rendering, named by its hash, that holds the three encodings one after the other, and a hash of them. */
export class PageFiles {
  readonly #folder: string;
  readonly #made = new Set<string>();
  readonly #memory = new LRUCache<string, Buffer>({ maxSize: memoryLimit, sizeCalculation: (body) => body.length + 200 });

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Writes the file of a rendering. It is not synced: a file that a power cut takes is rendered again. */
  async write(address: string, { hash, bodies }: Rendering): Promise<void> {
    const place = this.#place(address, hash);
    const folder = dirname(place);
    if (!this.#made.has(folder)) await mkdir(folder, { recursive: true });
    this.#made.add(folder);
    const all = Buffer.concat(encodings.map((encoding) => bodies[encoding]));
    await writeWhole(place, Buffer.concat([all, sealOf(all)]));
  }

  /** The bytes of a rendering, or `undefined` where the file is gone, or a power cut left it short or with holes. */
  async read({ address, hash, bytes }: Placed, encoding: Encoding): Promise<Buffer | undefined> {
    const known = this.remembered(address, hash, encoding);
    if (known !== undefined) return known;
    const file = await readFile(this.#place(address, hash)).catch(() => undefined);
    if (file?.length !== encodings.reduce((sum, one) => sum + bytes[one], sealBytes)) return undefined;
    const all = file.subarray(0, -sealBytes);
    if (!sealOf(all).equals(file.subarray(-sealBytes))) return undefined;
    const start = encodings.slice(0, encodings.indexOf(encoding)).reduce((sum, one) => sum + bytes[one], 0);
    const body = Buffer.from(all.subarray(start, start + bytes[encoding]));
    this.#memory.set(keyOf(address, hash, encoding), body);
    return body;
  }

  /** The bytes of a rendering where they are in memory. */
  remembered(address: string, hash: string, encoding: Encoding): Buffer | undefined {
    return this.#memory.get(keyOf(address, hash, encoding));
  }

  /** Removes the file of a rendering that is no longer in place. */
  remove(address: string, hash: string): Promise<void> {
    return remove(this.#place(address, hash), { force: true });
  }

  /** Removes the files of renderings that are not in place, written before `before`; returns how many. */
  async sweep(isInPlace: (place: string) => boolean, before: Date): Promise<number> {
    let removed = 0;
    for (const entry of await readdir(this.#folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const file = join(entry.parentPath, entry.name);
      if (isInPlace(relative(this.#folder, file))) continue;
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

/** Where the file of a rendering lies, within the folder of pages. */
export function placeOf(address: string, hash: string): string {
  return `${address.slice(1, address.endsWith('/') ? -1 : undefined)}.${hash}`;
}

function keyOf(address: string, hash: string, encoding: Encoding): string {
  return `${hash}${encoding}${address}`;
}
