import { expect, test } from 'vitest';
import { isStopWord } from '#api/platform/search/analysis/stop-words.ts';
import { stem } from '#api/platform/search/analysis/stem.ts';
import { Synonyms } from '#api/platform/search/analysis/synonyms.ts';
import { tokenize } from '#api/platform/search/analysis/tokenize.ts';

const synonyms = new Synonyms([
  ['GIJA', 'identity and access management', 'gestion de l’identité et de l’accès'],
  ['help desk', 'IT support', 'centre d’assistance'],
  ['cloud', 'nuage'],
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
] as const)('%j (%s) says %j', (text, language, concepts) => {
  expect(conceptsIn(text, language)).toEqual(concepts);
});
