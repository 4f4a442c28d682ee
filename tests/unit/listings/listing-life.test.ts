import { expect, test } from 'vitest';
import { listingStates, revisionStates } from '#api/contract/listing-states.ts';
import { moveListing, moveRevision } from '#api/features/listings/listing-life.rules.ts';

const listingTable = (move: Parameters<typeof moveListing>[1]) => listingStates.filter((state) => moveListing(state, move) !== undefined);
const revisionTable = (move: Parameters<typeof moveRevision>[1]) => revisionStates.filter((state) => moveRevision(state, move) !== undefined);

test.each([
  ['publish', ['draft', 'live', 'withdrawn', 'unpublished']],
  ['withdraw', ['live', 'suspended', 'unpublished']],
  ['suspend', ['live']],
  ['restore', ['suspended', 'unpublished']],
  ['bringBack', ['withdrawn', 'unpublished']],
  ['unpublish', ['live']],
  ['archive', ['draft', 'withdrawn', 'suspended', 'unpublished']],
] as const)('a listing can %s from %j alone', (move, states) => {
  expect(listingTable(move)).toEqual(states);
});

test.each([
  ['submit', ['draft']],
  ['takeBack', ['submitted']],
  ['requestChanges', ['submitted']],
  ['decline', ['submitted']],
  ['schedule', ['submitted']],
  ['approve', ['submitted', 'scheduled']],
] as const)('a revision can %s from %j alone', (move, states) => {
  expect(revisionTable(move)).toEqual(states);
});
