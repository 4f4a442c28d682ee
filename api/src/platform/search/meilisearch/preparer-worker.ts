import { workerData } from 'node:worker_threads';
import { languages } from '#api/contract/text.ts';
import { Synonyms } from '../analysis/synonyms.ts';
import { serveCalls } from '../embedded/serve-calls.ts';
import { toIndexDocuments } from './index-document.ts';
import type { PreparedDocuments, PreparerCalls, PreparerData } from './prepare-documents.ts';

const given: PreparerData = workerData;
const synonyms = new Synonyms(given);

serveCalls<PreparerCalls>({
  prepare: (documents): PreparedDocuments => {
    const made = documents.map((document) => toIndexDocuments(document, synonyms));
    const [en, fr] = languages.map((language) => made.map((document) => JSON.stringify(document[language])).join('\n'));
    return { size: documents.length, en: en ?? '', fr: fr ?? '' };
  },
  close: () => undefined,
});
