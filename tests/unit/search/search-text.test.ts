import { expect, test } from 'vitest';
import { languages } from '#api/contract/text.ts';
import { Synonyms } from '#api/platform/search/analysis/synonyms.ts';
import { toSearchQuery, toSearchText, toTextPiece } from '#api/platform/search/meilisearch/search-text.ts';

const synonyms = new Synonyms([
  ['"Protected C"', '"Protégé C"'],
  ['"Manage IT"', '"Gestion de la TI"'],
]);
const level = '77000000';
const area = '77000001';

test('a term is asked of Meilisearch as one thing, which no word and no letter completes', () => {
  expect(toSearchQuery('Protected C', 'en', synonyms)?.trim()).toBe(level);
  expect(toSearchQuery('protege c', 'fr', synonyms)?.trim()).toBe(level);
  expect(toSearchQuery('Manage IT', 'en', synonyms)?.trim()).toBe(area);
  expect(toSearchQuery('Manage IT budgets', 'en', synonyms)).toBe(`${area} budget`);
  expect(toSearchQuery('how to manage it', 'en', synonyms)).toBe('manag');
  expect(toSearchQuery('plan b', 'en', synonyms)).toBe('plan b ');
});

test('a term of common words counts in names, not in prose', () => {
  expect(toSearchText([toTextPiece('Manage IT', { synonyms, sides: languages, isProse: false })], 'en')).toContain(area);
  expect(toSearchText([toTextPiece('They manage it well', { synonyms, sides: languages, isProse: true })], 'en')).not.toContain(area);
  expect(toSearchText([toTextPiece('Fit for Protected C files', { synonyms, sides: languages, isProse: true })], 'en')).toContain(level);
});

test('what a query says around what it looks for is not asked of Meilisearch', () => {
  expect(toSearchQuery('a tool that helps with payroll ', 'en', synonyms)).toBe(toSearchQuery('payroll ', 'en', synonyms));
  expect(toSearchQuery('tools ', 'en', synonyms)).toContain('tool');
});
