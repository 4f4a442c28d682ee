import { expect, test } from 'vitest';
import { findConcepts, findLightWords } from '#api/platform/search/analysis/query-terms.ts';
import { isStopWord } from '#api/platform/search/analysis/stop-words.ts';
import { stem } from '#api/platform/search/analysis/stem.ts';
import { Synonyms } from '#api/platform/search/analysis/synonyms.ts';
import { tokenize } from '#api/platform/search/analysis/tokenize.ts';

const synonyms = new Synonyms([
  ['GIJA', 'identity and access management', 'gestion de l’identité et de l’accès'],
  ['help desk', 'IT support', 'centre d’assistance'],
  ['cloud', 'nuage'],
  ['en:training', 'fr:formation'],
  ['en:file', 'fr:fichier'],
  ['en:queue', 'fr:file d’attente'],
]);

const conceptsIn = (text: string, language: 'en' | 'fr'): string[] =>
  synonyms
    .find(
      tokenize(text).map(({ word }) => ({ stem: stem(word, language), isStopWord: isStopWord(word) })),
      language,
    )
    .map(({ concept, start, end }) => `${concept} ${start}-${end}`);

test.each([
  ['the GIJA project', 'en', ['=0 1-2']],
  ['tools for identity and access management today', 'en', ['=0 2-6']],
  ['identity access management', 'en', ['=0 0-3']],
  ['la gestion des identités et des accès', 'fr', ['=0 1-7']],
  ['identity or access', 'en', []],
  ['support', 'en', []],
  ['our IT support team', 'en', ['=1 1-3']],
  ['clouds and nuages', 'en', ['=2 0-1', '=2 2-3']],
  ['training in the formation of ice', 'en', ['=3 0-1']],
  ['une formation de deux jours', 'fr', ['=3 1-2']],
  ['la file d’attente', 'fr', ['=5 1-3']],
] as const)('%j (%s) says %j', (text, language, concepts) => {
  expect(conceptsIn(text, language)).toEqual(concepts);
});

test.each([
  ['file d’attente', 'fr', ['=5 0-2']],
  ['file', 'en', ['=4 0-1']],
  ['fichier', 'en', ['=4 0-1']],
  ['training', 'fr', ['=3 0-1']],
] as const)('a query for %j (%s) means %j, by the other language where its own knows nothing of it', (text, language, concepts) => {
  const words = tokenize(text).map(({ word }) => word);
  expect(findConcepts(words, language, synonyms).map(({ concept, start, end }) => `${concept} ${start}-${end}`)).toEqual(concepts);
});

test.each([
  ['we need a tool that helps with permits', [3, 5]],
  ['un outil pour gérer les permis', [1]],
  ['tools', []],
  ['queue tool', [1]],
  ['cloud tools of the help desk', [1]],
] as const)('of %j the words at %j are not asked for, since others tell more', (text, places) => {
  const words = tokenize(text).map(({ word }) => word);
  expect([...findLightWords(words, findConcepts(words, 'en', synonyms))]).toEqual(places);
});
