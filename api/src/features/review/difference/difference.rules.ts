import { ListingContent } from '#api/contract/listing-content.ts';
import type { Difference, Run } from '#api/contract/review.ts';
import { statementsOf, type Statement } from './statements.rules.ts';
import { sameness, wordRuns } from './word-runs.rules.ts';

/** From which likeness on two entries of a list are one that was rewritten. */
const rewritten = 0.5;

/** From which share of what stayed on the words of two texts are shown in one. */
const readable = 0.4;

const fieldOrder = Object.keys(ListingContent.shape);

/** What differs between what a listing says and what it is to say, field by field in the order of the editor; `before` is nothing for a new one. */
export function differenceBetween(before: ListingContent | undefined, after: ListingContent): Difference[] {
  if (before === undefined) return [];
  const [old, young] = [statementsOf(before), statementsOf(after)];
  return fieldOrder.flatMap((field) => {
    const of = (all: readonly Statement[]): Statement[] => all.filter((statement) => statement.field === field);
    return fieldDifference(of(old), of(young));
  });
}

function fieldDifference(old: readonly Statement[], young: readonly Statement[]): Difference[] {
  const was = new Map(old.map((statement) => [keyOf(statement), statement]));
  const is = new Map(young.map((statement) => [keyOf(statement), statement]));
  const removed = old.filter((statement) => !is.has(keyOf(statement)));
  const changes = young.flatMap((statement): Difference[] => {
    const earlier = was.get(keyOf(statement));
    if (earlier?.value === statement.value) return [];
    if (earlier !== undefined) return [changed(earlier, statement)];
    const rewrote = takeRewritten(removed, statement);
    return [rewrote === undefined ? { ...shown(statement), kind: 'added', before: null, after: statement.value, runs: [] } : changed(rewrote, statement)];
  });
  const gone = removed.map((statement): Difference => ({ ...shown(statement), kind: 'removed', before: statement.value, after: null, runs: [] }));
  return [...changes, ...gone, ...moved(old, young)];
}

function keyOf({ item, part, side }: Statement): string {
  return JSON.stringify([item ?? null, part, side ?? null]);
}

/** What a statement is about, as it is shown; an entry of a list of texts is known by its text alone. */
function shown({ field, item, part, side, value }: Statement): Pick<Difference, 'field' | 'item' | 'part' | 'side'> {
  const isOwnText = part === '' && (item === value || side !== undefined);
  return { field, item: isOwnText && side !== undefined ? null : (item ?? null), part, side: side ?? null };
}

function changed(earlier: Statement, statement: Statement): Difference {
  return { ...shown(statement), kind: 'changed', before: earlier.value, after: statement.value, runs: readableRuns(earlier.value, statement.value) };
}

/** Word by word where most stayed; else the whole of one and then of the other, since nobody can read a mixture of two texts. */
function readableRuns(before: string, after: string): Run[] {
  const runs = wordRuns(before, after);
  const kept = runs.reduce((sum, { kind, text }) => sum + (kind === 'same' ? text.length : 0), 0);
  if ((2 * kept) / (before.length + after.length) >= readable) return runs;
  return [
    { kind: 'removed', text: before },
    { kind: 'added', text: after },
  ];
}

/** Takes the removed text of the same list that is most like an added one, where one is like it at all. */
function takeRewritten(removed: Statement[], statement: Statement): Statement | undefined {
  if (statement.item === undefined || statement.side === undefined || statement.part !== '') return undefined;
  const likest = removed
    .filter(({ side, part, item }) => side === statement.side && part === '' && item !== undefined)
    .map((candidate) => ({ candidate, likeness: sameness(candidate.value, statement.value) }))
    .toSorted((a, b) => b.likeness - a.likeness)[0];
  if (likest === undefined || likest.likeness < rewritten) return undefined;
  removed.splice(removed.indexOf(likest.candidate), 1);
  return likest.candidate;
}

/** Whether the entries that stayed stand in another order now. */
function moved(old: readonly Statement[], young: readonly Statement[]): Difference[] {
  const itemsOf = (all: readonly Statement[]): string[] => [...new Set(all.flatMap(({ item }) => item ?? []))];
  const [before, after] = [itemsOf(old), itemsOf(young)];
  const common = (one: readonly string[], other: readonly string[]): string => JSON.stringify(one.filter((item) => other.includes(item)));
  const field = young[0]?.field;
  if (field === undefined || common(before, after) === common(after, before)) return [];
  return [{ field, item: null, part: '', side: null, kind: 'moved', before: null, after: null, runs: [] }];
}
