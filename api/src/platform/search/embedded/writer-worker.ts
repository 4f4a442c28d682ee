import { mkdirSync } from 'node:fs';
import { workerData } from 'node:worker_threads';
import { Synonyms } from '../analysis/synonyms.ts';
import type { SearchDocument } from '../search-engine.ts';
import type { Change } from './facts.ts';
import type { WriterCalls, WriterData } from './protocol.ts';
import { serveCalls } from './serve-calls.ts';
import { createIndexFile, fingerprintOf, openIndexFile, removeIndexFile } from './writer/index-file.ts';
import { IndexWriter } from './writer/index-writer.ts';
import { findLiveFile, newFileName, removeLeftovers, setLiveFile } from './writer/live-file.ts';

const { directory, synonyms: groups }: WriterData = workerData;
const synonyms = new Synonyms(groups);
const fingerprint = fingerprintOf(groups);
const encoder = new TextEncoder();

let live = openLive();
let next: { readonly writer: IndexWriter; readonly touched: Set<string> } | undefined;

function openLive(): IndexWriter {
  mkdirSync(directory, { recursive: true });
  const file = findLiveFile(directory);
  const db = file === undefined ? undefined : openIndexFile(file, fingerprint);
  const writer = db === undefined ? beginEmpty() : new IndexWriter(db, synonyms);
  removeLeftovers(directory, writer.file);
  return writer;
}

function beginEmpty(): IndexWriter {
  const writer = new IndexWriter(createIndexFile(newFileName(directory), fingerprint, false), synonyms);
  setLiveFile(directory, writer.file);
  return writer;
}

/** A change that arrives while the index is built anew is written to both, and outlives what the building reads later. */
function apply(puts: readonly SearchDocument[], removals: readonly string[]): Change {
  if (next !== undefined) {
    next.writer.change(puts, removals);
    for (const id of [...removals, ...puts.map((document) => document.id)]) next.touched.add(id);
  }
  try {
    return live.apply(puts, removals);
  } catch (error) {
    // What the writer remembers may differ from what was rolled back.
    live.close();
    live = openLive();
    throw error;
  }
}

function toShared(change: Change): Uint8Array<SharedArrayBuffer> {
  const bytes = encoder.encode(JSON.stringify(change));
  const shared = new Uint8Array(new SharedArrayBuffer(bytes.length));
  shared.set(bytes);
  return shared;
}

function dropRebuild(): void {
  if (next === undefined) return;
  next.writer.close();
  removeIndexFile(next.writer.file);
  next = undefined;
}

function switchTo(writer: IndexWriter): string {
  live.close();
  live = writer;
  setLiveFile(directory, writer.file);
  return writer.file;
}

serveCalls<WriterCalls>({
  open: () => live.file,
  apply: ({ puts, removals }) => toShared(apply(puts, removals)),
  beginRebuild: () => {
    dropRebuild();
    next = { writer: new IndexWriter(createIndexFile(newFileName(directory), fingerprint, true), synonyms), touched: new Set() };
    next.writer.beginBulk();
  },
  addToRebuild: (documents) => {
    const { writer, touched } = next ?? {};
    writer?.change(
      documents.filter(({ id }) => touched?.has(id) !== true),
      [],
    );
  },
  finishRebuild: () => {
    if (next === undefined) throw new Error('No rebuilding was begun, or the writer crashed since.');
    const { writer } = next;
    next = undefined;
    writer.finishBulk();
    return switchTo(writer);
  },
  dropRebuild: () => {
    dropRebuild();
  },
  startOver: () => {
    dropRebuild();
    return switchTo(beginEmpty());
  },
  removeFile: (file) => {
    removeIndexFile(file);
  },
  versions: () => live.versions(),
  close: () => {
    dropRebuild();
    live.close();
  },
});
