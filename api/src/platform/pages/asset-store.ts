import { cp, open, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { extname, join, relative } from 'node:path';
import { compress, type Encoding } from './encode.ts';
import { hashOf } from './page-files.ts';

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.xml': 'application/xml; charset=utf-8',
  '.ico': 'image/x-icon',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.woff2': 'font/woff2',
};

/** Files that compression makes smaller; the others are compressed already. */
const compressible = /^text\/|json|xml|x-icon/;

/** A file of the built site: where it lies, and whether its name changes with its content. */
export type Asset = { readonly path: string; readonly file: string; readonly type: string; readonly immutable: boolean };

/** An asset as it is sent. */
export type AssetBody = { readonly hash: string; readonly body: Buffer };

/** The assets of every build that still has a page, kept apart from the built site, which the next build replaces. */
export class AssetStore {
  readonly #folder: string;
  readonly #bodies = new Map<string, Promise<AssetBody>>();
  #assets = new Map<string, Asset>();

  private constructor(folder: string) {
    this.#folder = folder;
  }

  /** Keeps the assets of a build in `folder`, beside those of older builds. */
  static async open({ folder, built, build }: { folder: string; built: string; build: string }): Promise<AssetStore> {
    const own = join(folder, build);
    if ((await stat(own).catch(() => undefined)) === undefined) {
      const half = `${own}.half`;
      await rm(half, { recursive: true, force: true });
      await cp(built, half, { recursive: true });
      // Nobody copies them again once the folder has its name, so a power cut must not empty them.
      await syncAll(half);
      await rename(half, own);
    }
    // The newest build wins where two have a file of the same name.
    await utimes(own, new Date(), new Date());
    const store = new AssetStore(folder);
    await store.#list();
    return store;
  }

  /** The asset of an address. */
  find(path: string): Asset | undefined {
    return this.#assets.get(path);
  }

  /** All assets, of all builds. */
  list(): Asset[] {
    return [...this.#assets.values()];
  }

  /** An asset in an encoding, kept in memory: there are few, and each is asked for with each page. */
  read(asset: Asset, encoding: Encoding): Promise<AssetBody> {
    const key = `${asset.file} ${encoding}`;
    const body = this.#bodies.get(key) ?? encode(asset, encoding);
    this.#bodies.set(key, body);
    return body;
  }

  /** Removes the assets of every build but some; returns the builds that were removed. */
  async keepOnly(builds: ReadonlySet<string>): Promise<string[]> {
    const left = (await readdir(this.#folder)).filter((name) => !builds.has(name));
    if (left.length === 0) return [];
    await Promise.all(left.map((name) => rm(join(this.#folder, name), { recursive: true, force: true })));
    this.#bodies.clear();
    await this.#list();
    return left;
  }

  async #list(): Promise<void> {
    const names = (await readdir(this.#folder)).filter((name) => !name.endsWith('.half'));
    const builds = await Promise.all(names.map(async (name) => ({ name, at: (await stat(join(this.#folder, name))).mtimeMs })));
    const assets = new Map<string, Asset>();
    for (const { name } of builds.toSorted((a, b) => a.at - b.at)) {
      const root = join(this.#folder, name);
      for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile()) continue;
        const file = join(entry.parentPath, entry.name);
        const path = `/${relative(root, file)}`;
        assets.set(path, { path, file, type: types[extname(file)] ?? 'application/octet-stream', immutable: path.startsWith('/_astro/') });
      }
    }
    this.#assets = assets;
  }
}

async function encode({ file, type }: Asset, encoding: Encoding): Promise<AssetBody> {
  const plain = await readFile(file);
  const hash = hashOf(plain);
  if (encoding === 'identity' || !compressible.test(type)) return { hash, body: plain };
  return { hash, body: await compress(plain, encoding, encoding === 'br' ? 11 : 9) };
}

/** Whether an asset is sent compressed. */
export function isCompressible({ type }: Asset): boolean {
  return compressible.test(type);
}

async function syncAll(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  await Promise.all([folder, ...entries.map(({ parentPath, name }) => join(parentPath, name))].map(sync));
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
