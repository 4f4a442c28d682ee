import { mkdirSync } from 'node:fs';
import { Synonyms } from '../../analysis/synonyms.ts';
import type { SearchDocument } from '../../search-engine.ts';
import type { Change } from '../facts.ts';
import { hasHeader } from '../index-header.ts';
import type { LiveState } from '../protocol.ts';
import { isUnusable, UnusableIndex } from '../unusable-index.ts';
import { createIndexFile, fingerprintOf, inodeOf, openIndexFile, removeIndexFile } from './index-file.ts';
import { IndexWriter } from './index-writer.ts';
import { findLiveFile, newFileName, removeLeftovers, setLiveFile } from './live-file.ts';

type Rebuild = { readonly writer: IndexWriter; readonly touched: Set<string> };

const encoder = new TextEncoder();

/** The live index of a folder, and the one that is being built beside it. */
export class LiveIndex {
  readonly #directory: string;
  #synonyms: Synonyms;
  #fingerprint: string;
  #file: string | undefined;
  #inode = 0;
  #writer: IndexWriter | undefined;
  #rebuild: Rebuild | undefined;

  constructor(directory: string, groups: readonly (readonly string[])[]) {
    this.#directory = directory;
    this.#synonyms = new Synonyms(groups);
    this.#fingerprint = fingerprintOf(groups);
  }

  /** Builds the next index with other synonyms; the live one goes on with its own. */
  useSynonyms(groups: readonly (readonly string[])[]): void {
    this.#synonyms = new Synonyms(groups);
    this.#fingerprint = fingerprintOf(groups);
  }

  /** Opens what the folder names as its live index, or begins an empty one; answers its file. */
  open(): string {
    this.#writer?.close();
    const file = findLiveFile(this.#directory);
    const db = file === undefined ? undefined : openIndexFile(file, this.#fingerprint);
    if (db === undefined) return this.startOver();
    const live = this.#take(new IndexWriter(db, this.#synonyms));
    if (this.#rebuild === undefined) removeLeftovers(this.#directory, live);
    return live;
  }

  /** Begins an empty live index; answers its file. */
  startOver(): string {
    this.#writer?.close();
    mkdirSync(this.#directory, { recursive: true });
    const db = createIndexFile(newFileName(this.#directory), this.#fingerprint, false);
    const file = this.#take(new IndexWriter(db, this.#synonyms));
    setLiveFile(this.#directory, file);
    if (this.#rebuild === undefined) removeLeftovers(this.#directory, file);
    return file;
  }

  /** Whether the live index is still what was written here. */
  check(): LiveState {
    const named = findLiveFile(this.#directory);
    if (named === undefined || !hasHeader(named) || (named === this.#file && inodeOf(named) !== this.#inode)) return 'gone';
    return named === this.#file && this.#writer?.wasChangedElsewhere() !== true ? 'same' : 'changed';
  }

  /** A change that arrives while the index is built anew is written to both, and outlives what the building reads later. */
  apply(puts: readonly SearchDocument[], removals: readonly string[]): Uint8Array<SharedArrayBuffer> | undefined {
    if (this.#rebuild !== undefined) {
      this.#rebuild.writer.change(puts, removals);
      for (const id of [...removals, ...puts.map((document) => document.id)]) this.#rebuild.touched.add(id);
    }
    try {
      return toShared(this.#live().apply(puts, removals));
    } catch (error) {
      // What the writer remembers may differ from what was rolled back, so it opens the file again.
      this.#writer?.close();
      this.#writer = undefined;
      if (isUnusable(error) && this.#rebuild !== undefined) return undefined;
      throw error;
    }
  }

  /** Begins an index beside the live one. */
  beginRebuild(): void {
    this.dropRebuild();
    mkdirSync(this.#directory, { recursive: true });
    const db = createIndexFile(newFileName(this.#directory), this.#fingerprint, true);
    this.#rebuild = { writer: new IndexWriter(db, this.#synonyms), touched: new Set() };
    this.#rebuild.writer.beginBulk();
  }

  /** Adds documents to it, but for those that changed since. */
  addToRebuild(documents: readonly SearchDocument[]): void {
    const { writer, touched } = this.#begun();
    writer.change(
      documents.filter(({ id }) => !touched.has(id)),
      [],
    );
  }

  /** Makes it the live index; answers its file. */
  finishRebuild(): string {
    const { writer } = this.#begun();
    writer.finishBulk();
    this.#rebuild = undefined;
    this.#writer?.close();
    setLiveFile(this.#directory, writer.file);
    return this.#take(writer);
  }

  /** Throws it away. */
  dropRebuild(): void {
    if (this.#rebuild === undefined) return;
    const { writer } = this.#rebuild;
    this.#rebuild = undefined;
    writer.close();
    removeIndexFile(writer.file);
  }

  /** The version of every document of the live index, by id. */
  versions(): ReadonlyMap<string, string> {
    return this.#live().versions();
  }

  /** Closes the files. */
  close(): void {
    this.dropRebuild();
    this.#writer?.close();
    this.#writer = undefined;
  }

  #take(writer: IndexWriter): string {
    this.#writer = writer;
    this.#file = writer.file;
    this.#inode = inodeOf(writer.file);
    return writer.file;
  }

  /** Opens the same file again where that is needed; readers have it open, so no other will do. */
  #live(): IndexWriter {
    if (this.#writer !== undefined) return this.#writer;
    const file = this.#file ?? findLiveFile(this.#directory);
    const db = file === undefined ? undefined : openIndexFile(file, this.#fingerprint);
    if (db === undefined) throw new UnusableIndex('The search index cannot be opened.');
    this.#take(new IndexWriter(db, this.#synonyms));
    return this.#live();
  }

  #begun(): Rebuild {
    if (this.#rebuild === undefined) throw new Error('No index is being built; the thread that built it crashed.');
    return this.#rebuild;
  }
}

function toShared(change: Change): Uint8Array<SharedArrayBuffer> {
  const bytes = encoder.encode(JSON.stringify(change));
  const shared = new Uint8Array(new SharedArrayBuffer(bytes.length));
  shared.set(bytes);
  return shared;
}
