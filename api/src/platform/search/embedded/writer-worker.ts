import { workerData } from 'node:worker_threads';
import type { WriterCalls, WriterData } from './protocol.ts';
import { serveCalls } from './serve-calls.ts';
import { removeIndexFile } from './writer/index-file.ts';
import { LiveIndex } from './writer/live-index.ts';

const { directory, synonyms }: WriterData = workerData;
const live = new LiveIndex(directory, synonyms);

serveCalls<WriterCalls>({
  open: () => live.open(),
  check: () => live.check(),
  useSynonyms: (groups) => {
    live.useSynonyms(groups);
  },
  apply: ({ puts, removals }) => live.apply(puts, removals),
  beginRebuild: () => {
    live.beginRebuild();
  },
  addToRebuild: (documents) => {
    live.addToRebuild(documents);
  },
  finishRebuild: () => live.finishRebuild(),
  dropRebuild: () => {
    live.dropRebuild();
  },
  startOver: () => live.startOver(),
  removeFile: (file) => {
    removeIndexFile(file);
  },
  versions: () => live.versions(),
  close: () => {
    live.close();
  },
});
