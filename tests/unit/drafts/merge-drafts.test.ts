import { expect, test } from 'vitest';
import { mergeDrafts, putAt } from '#api/features/drafts/merge-drafts.rules.ts';

const before = { name: { en: 'Ledger' }, website: 'https://a.example', features: [{ en: 'One' }, { en: 'Two' }], audience: ['federal'] };

test('each person’s changes to different things are both kept', () => {
  const theirs = { ...before, website: 'https://b.example' };
  const mine = { ...before, name: { en: 'Ledger', fr: 'Registre' } };
  expect(mergeDrafts(before, theirs, mine)).toEqual({ content: { ...theirs, name: mine.name }, clashes: [] });
});

test('whoever writes the French and whoever writes the English of one text do not clash', () => {
  const theirs = { ...before, features: [{ en: 'One' }, { en: 'Two!' }] };
  const mine = {
    ...before,
    features: [
      { en: 'One', fr: 'Un' },
      { en: 'Two', fr: 'Deux' },
    ],
  };
  expect(mergeDrafts(before, theirs, mine)).toEqual({
    content: {
      ...before,
      features: [
        { en: 'One', fr: 'Un' },
        { en: 'Two!', fr: 'Deux' },
      ],
    },
    clashes: [],
  });
});

test('what both changed differently is a clash, and stays as it was saved first', () => {
  const theirs = { ...before, name: { en: 'Harbour' } };
  const mine = { ...before, name: { en: 'Port' }, audience: [] };
  expect(mergeDrafts(before, theirs, mine)).toEqual({
    content: { ...theirs, audience: [] },
    clashes: [{ path: ['name', 'en'], before: 'Ledger', theirs: 'Harbour', mine: 'Port' }],
  });
});

test('what one removed and the other changed is a clash', () => {
  const theirs = putAt(before, ['website'], undefined);
  const { clashes } = mergeDrafts(before, theirs, { ...before, website: 'https://c.example' });
  expect(clashes).toEqual([{ path: ['website'], before: 'https://a.example', theirs: undefined, mine: 'https://c.example' }]);
});

test('what both removed or both wrote alike is no clash', () => {
  const both = { name: { en: 'Same' } };
  expect(mergeDrafts(before, both, both)).toEqual({ content: both, clashes: [] });
});

test('lists of different length clash as a whole', () => {
  const theirs = { ...before, features: [{ en: 'One' }] };
  const mine = { ...before, features: [{ en: 'One' }, { en: 'Two' }, { en: 'Three' }] };
  expect(mergeDrafts(before, theirs, mine).clashes.map(({ path }) => path)).toEqual([['features']]);
});

test('a value is put at a path, and what is emptied leaves nothing behind', () => {
  expect(putAt(before, ['name', 'en'], 'Port')).toEqual({ ...before, name: { en: 'Port' } });
  expect(putAt(before, ['features', '1', 'fr'], 'Deux')['features']).toEqual([{ en: 'One' }, { en: 'Two', fr: 'Deux' }]);
  expect(putAt({ name: { en: 'Ledger' } }, ['name', 'en'], undefined)).toEqual({});
});
