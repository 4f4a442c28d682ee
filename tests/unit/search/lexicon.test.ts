import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { readTaxonomy } from '#api/features/taxonomy/index.ts';
import { readSynonyms } from '#api/features/taxonomy/read-synonyms.ts';
import { languages, type Language } from '#api/contract/text.ts';
import { stem } from '#api/platform/search/analysis/stem.ts';
import { isStopWord } from '#api/platform/search/analysis/stop-words.ts';
import { readMember, Synonyms } from '#api/platform/search/analysis/synonyms.ts';
import { tokenize } from '#api/platform/search/analysis/tokenize.ts';

const data = resolve(import.meta.dirname, '../../../data');
const { groups, shared } = readSynonyms(`${data}/synonyms.yaml`);
const all = readTaxonomy(`${data}/taxonomy.yaml`).synonyms;
const synonyms = new Synonyms(all);

/** The stems that a member is found by in a language. */
function stemsOf(text: string, language: Language): string {
  const words = tokenize(text).map(({ word }) => word);
  const telling = words.filter((word) => !isStopWord(word));
  return (telling.length > 1 && !text.startsWith('"') ? telling : words).map((word) => stem(word, language)).join(' ');
}

function sidesOf(language: Language | undefined): readonly Language[] {
  return language === undefined ? languages : [language];
}

const said = new Set(shared.flatMap((text) => languages.map((side) => `${side} ${stemsOf(text, side)}`)));

test('no word stands in two groups of the lexicon, or in one and in the taxonomy, unless the lexicon says so', () => {
  const places = new Map<string, Set<number>>();
  for (const [at, group] of all.entries()) {
    for (const { text, language } of group.map(readMember)) {
      if (text.startsWith('"')) continue;
      for (const side of sidesOf(language)) {
        const key = `${side} ${stemsOf(text, side)}`;
        places.set(key, (places.get(key) ?? new Set()).add(at));
      }
    }
  }
  const twice = [...places].filter(([key, at]) => at.size > 1 && !said.has(key));
  expect(twice.map(([key, at]) => `${key}: ${[...at].map((index) => all[index]?.[0]).join(', ')}`)).toEqual([]);
});

test('each word that is said to stand in two groups does', () => {
  for (const word of shared) {
    const concepts = languages.flatMap((side) =>
      all.filter((group) => group.map(readMember).some(({ text, language }) => sidesOf(language).includes(side) && stemsOf(text, side) === stemsOf(word, side))),
    );
    expect(new Set(concepts).size, word).toBeGreaterThan(1);
  }
});

test('each word and expression of the lexicon is found where it is written, and says what its group says', () => {
  const lost: string[] = [];
  for (const [at, group] of all.entries()) {
    for (const { text, language } of group.map(readMember)) {
      for (const side of sidesOf(language)) {
        const words = tokenize(text).map(({ word }) => ({ stem: stem(word, side), isStopWord: isStopWord(word) }));
        if (!synonyms.find(words, side).some(({ concept }) => concept === `=${at}`)) lost.push(`${side} ${text}`);
      }
    }
  }
  expect(lost).toEqual([]);
});

test('no word of the lexicon is one that search leaves out', () => {
  const empty = groups.flat().filter((member) => tokenize(readMember(member).text).every(({ word }) => isStopWord(word)));
  expect(empty).toEqual([]);
});

test('each group of the lexicon says its word in both languages', () => {
  const oneSided = groups.filter((group) => {
    const sides = new Set(group.map((member) => readMember(member).language));
    return !sides.has(undefined) && sides.size < 2;
  });
  expect(oneSided).toEqual([]);
});
