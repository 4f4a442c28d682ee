import { workerData } from 'node:worker_threads';
import type { Change } from './facts.ts';
import type { ReaderCalls, ReaderData } from './protocol.ts';
import { IndexReader } from './reader/index-reader.ts';
import { serveCalls } from './serve-calls.ts';

const { file, synonyms }: ReaderData = workerData;
const decoder = new TextDecoder();
let opened: IndexReader | undefined;

/** Opened at the first call, so that whoever asks learns why it cannot be. */
function reader(): IndexReader {
  return (opened ??= new IndexReader(file, synonyms));
}

serveCalls<ReaderCalls>({
  ready: () => {
    reader();
  },
  search: (query) => reader().search(query),
  suggest: ({ q, language, most }) => reader().suggest(q, language, most),
  explain: ({ q, language }) => reader().explain(q, language),
  refresh: (bytes) => {
    const change: Change = JSON.parse(decoder.decode(bytes.slice()));
    reader().refresh(change);
  },
  close: () => {
    opened?.close();
  },
});
