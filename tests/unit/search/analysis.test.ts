import { expect, test } from 'vitest';
import { stem, tokenize } from '#api/platform/search/analysis.ts';
import { editDistance } from '#api/platform/search/edit-distance.ts';
import { highlight } from '#api/platform/search/highlight.ts';
import { parseQuery } from '#api/platform/search/query.ts';

test.each([
  ['infonuagique', 'infonuagiques'],
  ['œuvre', 'oeuvres'],
  ['l’identité', 'identite'],
  ['réseaux', 'réseau'],
  ['journaux', 'journal'],
])('%s and %s have the same French stem', (one, other) => {
  expect(stem(one, 'fr')).toBe(stem(other, 'fr'));
});

test.each([
  ['record', 'records'],
  ['policy', 'policies'],
  ['patch', 'patching'],
])('%s and %s have the same English stem', (one, other) => {
  expect(stem(one, 'en')).toBe(stem(other, 'en'));
});

test('c++ is a word of its own', () => {
  expect(tokenize('C++ and C#', 'en').map(({ stem: found }) => found)).toEqual(['cplusplus', 'and', 'csharp']);
});

test('a highlight escapes first and marks whole words', () => {
  expect(highlight('C++ & "Co." <Analyzer>', ['cplusplus', 'analyzer'], 'en')).toBe('<mark>C++</mark> &amp; &quot;Co.&quot; &lt;<mark>Analyzer</mark>&gt;');
});

test('phrases and exclusions are taken apart, anything else is text', () => {
  expect(parseQuery('cloud "data centre" -print AND * (')).toEqual({ words: ['cloud', 'AND', '*', '('], phrases: ['data centre'], excluded: ['print'] });
});

test.each([
  ['records', 'recrods', 1],
  ['cloud', 'clod', 1],
  ['abc', 'xyz', 3],
])('%s and %s are %i apart', (a, b, distance) => {
  expect(editDistance(a, b, 3)).toBe(distance);
});
