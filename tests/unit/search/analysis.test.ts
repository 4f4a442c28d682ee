import { expect, test } from 'vitest';
import { editDistance } from '#api/platform/search/analysis/edit-distance.ts';
import { fold } from '#api/platform/search/analysis/fold.ts';
import { stem } from '#api/platform/search/analysis/stem.ts';
import { tokenize } from '#api/platform/search/analysis/tokenize.ts';
import { highlight } from '#api/platform/search/highlight.ts';
import { parseQuery } from '#api/platform/search/parse-query.ts';

const stemsOf = (text: string, language: 'en' | 'fr'): string[] => tokenize(text).map(({ word }) => stem(word, language));

test.each([
  ['infonuagique', 'infonuagiques'],
  ['œuvre', 'oeuvres'],
  ['l’identité', 'identite'],
  ['réseaux', 'réseau'],
  ['journaux', 'journal'],
])('%s and %s have the same French stem', (one, other) => {
  expect(stemsOf(one, 'fr')).toEqual(stemsOf(other, 'fr'));
});

test.each([
  ['record', 'records'],
  ['policy', 'policies'],
  ['patch', 'patching'],
])('%s and %s have the same English stem', (one, other) => {
  expect(stemsOf(one, 'en')).toEqual(stemsOf(other, 'en'));
});

test.each([
  ['C++ and C#', ['c++', 'and', 'c#']],
  ['ASP.NET, .NET 8', ['asp', 'net', '.net', '8']],
  ["l’identité d'accès", ['identite', 'acces']],
  ['R&D e-mail multi-factor ISO27001', ['rd', 'email', 'multi', 'factor', 'iso27001']],
])('%s is taken apart into %s', (text, words) => {
  expect(tokenize(text).map(({ word }) => word)).toEqual(words);
});

test('accents, ligatures and case do not matter', () => {
  expect(fold('Œuvre d’Été ÆON')).toBe("oeuvre d'ete aeon");
});

test('a highlight escapes first and marks whole words', () => {
  expect(highlight('C++ & "Co." <Analyzer>', ['c++', stem('analyzer', 'en')], 'en')).toBe('<mark>C++</mark> &amp; &quot;Co.&quot; &lt;<mark>Analyzer</mark>&gt;');
});

test('phrases and exclusions are taken apart, anything else is text', () => {
  const { words, phrases, excludedWords, excludedPhrases } = parseQuery('cloud "data centre" -print -"open source" AND * (');
  expect({ words: words.split(/\s+/), phrases, excludedWords, excludedPhrases }).toEqual({
    words: ['cloud', 'AND', '*', '('],
    phrases: ['data centre'],
    excludedWords: ['print'],
    excludedPhrases: ['open source'],
  });
});

test.each([
  ['records', 'recrods', 1],
  ['cloud', 'clod', 1],
  ['abc', 'xyz', 3],
])('%s and %s are %i apart', (a, b, distance) => {
  expect(editDistance(a, b, 3)).toBe(distance);
});
