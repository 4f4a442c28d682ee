import { expect, test } from 'vitest';
import { hasHiddenSigns, mixesScripts, nameKey, nameSkeleton } from '#api/features/vendors/vendor-name.rules.ts';

test.each([
  ['Acme Inc.', 'ACME incorporée'],
  ['Acme Ltée', 'Acme Limited'],
  ['Acme, Corp.', 'acme'],
  ['L’Œil du Nord inc.', 'Oeil Nord'],
  ['Côté & Fils', 'Cote et fils'],
  ['The Acme Company', 'Acme Co'],
  ['S.A.R.L. Acme', 'Acme SARL'],
  ['ＡＣＭＥ', 'Acme'],
  ['Ac\u200Bme', 'Acme'],
  ['Acme (Canada)', 'ACME'],
])('%j and %j are one name', (one, other) => {
  expect(nameKey(one)).toBe(nameKey(other));
});

test.each([
  ['Асmе', 'Acme'],
  ['Αcme', 'Acme'],
  ['Shop1fy', 'Shopify'],
  ['G00gle', 'Google'],
  ['Rnodem', 'Modem'],
  ['Vvebworks', 'Webworks'],
  ['OpenTexτ', 'OpenText'],
])('%j looks like %j', (one, other) => {
  expect(nameSkeleton(one)).toBe(nameSkeleton(other));
});

test.each([
  ['C++ & "Co."', 'C# Co'],
  ['C++ & "Co."', 'C Co'],
  ['Acme Nord', 'Acme Sud'],
  ['Inc.', 'Ltd.'],
  ['ᓄᓇᕗᑦ', 'ᓄᓇᕕᒃ'],
  ['Nova', 'Novo'],
])('%j and %j are two names', (one, other) => {
  expect(nameSkeleton(one)).not.toBe(nameSkeleton(other));
});

test('a word of two scripts that look alike is noticed, and a name of two languages is not', () => {
  expect(['Асme', 'Аcme Nord', 'Acmе'].map(mixesScripts)).toEqual([true, true, true]);
  expect(['Acme Восток', 'ᓄᓇᕗᑦ Tech', 'Œuvres', 'C++ & "Co."', 'Société Ñandú'].map(mixesScripts)).toEqual([false, false, false, false, false]);
});

test('signs that are not seen are noticed', () => {
  expect(['Acme\u202Etxt', 'Ac\u200Dme', 'Acme\u0007', '\u2066Acme\u2069'].map(hasHiddenSigns)).toEqual([true, true, true, true]);
  expect(['C++ & "Co."', 'L’Œil – « Nord »', 'ᓄᓇᕗᑦ', 'A\u00a0B'].map(hasHiddenSigns)).toEqual([false, false, false, false]);
});
