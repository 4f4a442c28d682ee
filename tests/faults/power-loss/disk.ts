import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Step } from './steps.ts';

/** What a power cut leaves of what was not synced: nothing, all, any part in any order, or any part with writes torn within their sectors. */
export const leftovers = ['none', 'all', 'some', 'torn'] as const;
export type Leftover = (typeof leftovers)[number];

/** A number from 0 to 1. */
type Chance = () => number;

type Change =
  | { readonly step: number; readonly kind: 'write'; readonly at: number; readonly bytes: Buffer }
  | { readonly step: number; readonly kind: 'truncate'; readonly size: number };
type File = { durable: Buffer; unsynced: Change[] };
type Naming = { readonly step: number; readonly folder: string; readonly apply: (names: Map<string, File>) => void };

const sectorBytes = 512;

/** A disk that keeps only what was synced: the content of a file by a sync of it, its name by a sync of its folder. */
export class Disk {
  /** The files by the names they have for the process, and by the names that are on disk. */
  readonly #seen = new Map<string, File>();
  readonly #named = new Map<string, File>();
  #namings: Naming[] = [];
  #steps = 0;

  constructor(files: ReadonlyMap<string, Buffer>) {
    for (const [path, durable] of files) {
      const file = { durable, unsynced: [] };
      this.#seen.set(path, file);
      this.#named.set(path, file);
    }
  }

  /** Takes the next step. */
  take(step: Step): void {
    const number = this.#steps;
    this.#steps += 1;
    if (step.kind === 'sync') return this.#sync(step.path, step.began);
    if (step.kind === 'answer') return undefined;
    if (step.kind === 'create') return this.#create(step.path, number);
    if (step.kind === 'rename' || step.kind === 'unlink') return this.#name(step, number);
    this.#seen.get(step.path)?.unsynced.push({ ...step, step: number });
  }

  /** A file that is there already is opened, not made. */
  #create(path: string, step: number): void {
    if (this.#seen.has(path)) return;
    const file: File = { durable: Buffer.alloc(0), unsynced: [] };
    this.#seen.set(path, file);
    this.#namings.push({ step, folder: folderOf(path), apply: (names) => names.set(path, file) });
  }

  #name(step: Extract<Step, { kind: 'rename' | 'unlink' }>, number: number): void {
    const file = this.#seen.get(step.path);
    if (file === undefined) return;
    const apply = (names: Map<string, File>): void => {
      names.delete(step.path);
      if (step.kind === 'rename') names.set(step.to, file);
    };
    apply(this.#seen);
    this.#namings.push({ step: number, folder: folderOf(step.path), apply });
  }

  #sync(path: string, began: number): void {
    const file = this.#seen.get(path);
    if (file !== undefined) {
      file.durable = applied(
        file.durable,
        file.unsynced.filter(({ step }) => step < began),
      );
      file.unsynced = file.unsynced.filter(({ step }) => step >= began);
      return;
    }
    for (const naming of this.#namings) if (naming.folder === path && naming.step < began) naming.apply(this.#named);
    this.#namings = this.#namings.filter(({ folder, step }) => folder !== path || step >= began);
  }

  /** Writes what is on the disk after a power cut into an empty folder. */
  cut(folder: string, leftover: Leftover, chance: Chance): void {
    const names = new Map(this.#named);
    // A file system keeps the order in which names were given.
    const kept = leftover === 'none' ? 0 : leftover === 'all' ? this.#namings.length : Math.floor(chance() * (this.#namings.length + 1));
    for (const { apply } of this.#namings.slice(0, kept)) apply(names);
    for (const [path, { durable, unsynced }] of names) {
      mkdirSync(join(folder, dirname(path)), { recursive: true });
      writeFileSync(join(folder, path), applied(durable, survivors(unsynced, leftover, chance)));
    }
  }
}

const folderOf = (path: string): string => (path.includes('/') ? dirname(path) : '');

function survivors(changes: readonly Change[], leftover: Leftover, chance: Chance): Change[] {
  if (leftover === 'none') return [];
  if (leftover === 'all') return [...changes];
  const some = changes.filter(() => chance() < 0.5);
  return leftover === 'some' ? some : some.flatMap((change) => torn(change, chance));
}

/** Some of the sectors that a write touches, and of one of them a part. */
function torn(change: Change, chance: Chance): Change[] {
  if (change.kind === 'truncate') return [change];
  const { step, kind, at, bytes } = change;
  const pieces: Change[] = [];
  for (let from = 0; from < bytes.length;) {
    const to = Math.min(bytes.length, from + sectorBytes - ((at + from) % sectorBytes));
    const fate = chance();
    if (fate < 0.6) pieces.push({ step, kind, at: at + from, bytes: bytes.subarray(from, fate < 0.1 ? from + Math.floor(chance() * (to - from)) : to) });
    from = to;
  }
  return pieces;
}

function applied(content: Buffer, changes: readonly Change[]): Buffer {
  const size = changes.reduce((most, change) => Math.max(most, change.kind === 'write' ? change.at + change.bytes.length : 0), content.length);
  if (changes.length === 0) return content;
  const bytes = Buffer.alloc(size);
  content.copy(bytes);
  let length = content.length;
  for (const change of changes) {
    if (change.kind === 'truncate') {
      bytes.fill(0, change.size);
      length = change.size;
    } else {
      change.bytes.copy(bytes, change.at);
      length = Math.max(length, change.at + change.bytes.length);
    }
  }
  return bytes.subarray(0, Math.min(length, size));
}
