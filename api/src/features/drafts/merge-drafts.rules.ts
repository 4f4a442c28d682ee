import { isDeepStrictEqual } from 'node:util';
import type { Clash, DraftContent } from '#api/contract/draft.ts';

/** Two versions brought together: what both say, with theirs where they clash, and the clashes. */
export type Merged = { readonly content: DraftContent; readonly clashes: readonly Clash[] };

/** Brings together what two people made of the same version: each one's changes, and where both changed the same thing differently, theirs. */
export function mergeDrafts(before: DraftContent, theirs: DraftContent, mine: DraftContent): Merged {
  const { value, clashes } = merge({ path: [], before, theirs, mine });
  return { content: isGroup(value) ? value : {}, clashes };
}

/** Puts a value at a path of a draft; `undefined` takes away what is there. */
export function putAt(content: DraftContent, path: readonly string[], value: unknown): DraftContent {
  const changed = put(content, path, value);
  return isGroup(changed) ? changed : {};
}

type Versions = Clash;
type Outcome = { readonly value: unknown; readonly clashes: readonly Clash[] };

const kept = (value: unknown): Outcome => ({ value, clashes: [] });

function merge(versions: Versions): Outcome {
  const { before, theirs, mine } = versions;
  if (isDeepStrictEqual(theirs, mine) || isDeepStrictEqual(before, mine)) return kept(theirs);
  if (isDeepStrictEqual(before, theirs)) return kept(mine);
  if (isGroup(theirs) && isGroup(mine)) return mergeGroups(versions, isGroup(before) ? before : {}, theirs, mine);
  if (isList(before) && isList(theirs) && isList(mine) && before.length === theirs.length && before.length === mine.length) return mergeLists(versions.path, before, theirs, mine);
  return { value: theirs, clashes: [versions] };
}

function mergeGroups({ path }: Versions, before: Group, theirs: Group, mine: Group): Outcome {
  const names = [...new Set([...Object.keys(theirs), ...Object.keys(mine)])];
  const merged = names.map((name) => ({ name, ...merge({ path: [...path, name], before: before[name], theirs: theirs[name], mine: mine[name] }) }));
  const entries = merged.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value] as const]));
  return { value: entries.length === 0 && path.length > 0 ? undefined : Object.fromEntries(entries), clashes: merged.flatMap(({ clashes }) => clashes) };
}

function mergeLists(path: readonly string[], before: readonly unknown[], theirs: readonly unknown[], mine: readonly unknown[]): Outcome {
  const merged = theirs.map((one, place) => merge({ path: [...path, String(place)], before: before[place], theirs: one, mine: mine[place] }));
  return { value: merged.map(({ value }) => value), clashes: merged.flatMap(({ clashes }) => clashes) };
}

type Group = { readonly [name: string]: unknown };

function isGroup(value: unknown): value is Group {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function put(value: unknown, [name, ...rest]: readonly string[], given: unknown): unknown {
  if (name === undefined) return given;
  if (isList(value)) return value.map((one, place) => (String(place) === name ? put(one, rest, given) : one));
  const group = isGroup(value) ? value : {};
  const changed = put(group[name], rest, given);
  const others = Object.entries(group).filter(([known]) => known !== name);
  const entries = changed === undefined ? others : [...others, [name, changed] as const];
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
