import { expect, test } from 'vitest';
import { pageSteps } from '../../../site/src/data/search-pages.ts';
import { literally, readSearch, searchAddress, toApi, without, withPart, wordsOnly } from '../../../site/src/data/search-query.ts';

const read = (query: string): URLSearchParams => readSearch(new URLSearchParams(query));

test.each([
  ['utm_source=x&q=cloud&fbclid=1', 'q=cloud'],
  ['area=work-it&q=+&area=work-it&area=SECURE&area=../x&sort=price&page=1', 'area=work-it'],
  ['page=3&area=work-it&q=a', 'q=a&area=work-it&page=3'],
  ['page=0&page=9', ''],
  ['page=2.5', ''],
  ['page=501', ''],
  ['sort=newest', ''],
  ['sort=relevance', ''],
  ['sort=newest&q=a', 'q=a&sort=newest'],
  [`q=${'x'.repeat(300)}`, `q=${'x'.repeat(200)}`],
])('of the address %s a search keeps %s', (given, kept) => {
  expect(read(given).toString()).toBe(kept);
});

test('a search without words asks for the newest, one with words for the most relevant', () => {
  expect(toApi(read(''), 'fr').toString()).toBe('lang=fr&sort=newest');
  expect(toApi(read('q=a'), 'en').get('sort')).toBe('relevance');
});

test('a choice is taken back alone, and from the first page', () => {
  const query = read('q=a&area=work-it&area=secure-it&province=on&page=4&sort=name');
  expect(without(query, 'area', 'work-it').toString()).toBe('q=a&area=secure-it&province=on&sort=name');
  expect(without(query, 'q').toString()).toBe('area=work-it&area=secure-it&province=on&sort=name');
  expect(wordsOnly(query).toString()).toBe('q=a');
  expect(withPart(query, 'sort', 'relevance').toString()).toBe('q=a&area=work-it&area=secure-it&province=on');
  expect(searchAddress('/en/solutions/', withPart(query, 'page', '1'))).toBe('/en/solutions/?q=a&area=work-it&area=secure-it&province=on&sort=name');
});

test.each([
  ['recods', '"recods"'],
  ['recods managment', '"recods" "managment"'],
  ['"open data" recods -cloud', '"open data" "recods" -cloud'],
  ['5" recods', '5" "recods"'],
])('%j is searched as it is by %j', (typed, literal) => {
  expect(literally(read(new URLSearchParams({ q: typed }).toString())).get('q')).toBe(literal);
});

test.each([
  [1, 1, [1]],
  [1, 2, [1, 2]],
  [1, 9, [1, 2, 'gap', 9]],
  [3, 9, [1, 2, 3, 4, 'gap', 9]],
  [4, 9, [1, 2, 3, 4, 5, 'gap', 9]],
  [5, 9, [1, 'gap', 4, 5, 6, 'gap', 9]],
  [9, 9, [1, 'gap', 8, 9]],
  [40, 9, [1, 'gap', 9]],
])('page %i of %i leads to %j', (page, last, steps) => {
  expect(pageSteps(page, last)).toEqual(steps);
});
