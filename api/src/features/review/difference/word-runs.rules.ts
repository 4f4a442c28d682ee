import type { Run } from '#api/contract/review.ts';

/** How many pairs of words are compared at most; texts that differ by more are shown as one replaced by the other. */
const mostCells = 6_000_000;

/** What became of a text, word by word: what stayed, what was removed and what was added, in reading order. */
export function wordRuns(before: string, after: string): Run[] {
  const [old, young] = [tokensOf(before), tokensOf(after)];
  let start = 0;
  while (start < old.length && start < young.length && old[start] === young[start]) start += 1;
  let end = 0;
  while (end < old.length - start && end < young.length - start && old.at(-1 - end) === young.at(-1 - end)) end += 1;
  const middle = align(old.slice(start, old.length - end), young.slice(start, young.length - end));
  const same = (tokens: readonly string[]): Run => ({ kind: 'same', text: tokens.join('') });
  return joined([same(old.slice(0, start)), ...middle, same(end === 0 ? [] : old.slice(-end))]);
}

/** How much of two texts is the same, from 0 to 1, by their letters. */
export function sameness(before: string, after: string): number {
  const kept = wordRuns(before, after).reduce((sum, run) => sum + (run.kind === 'same' ? run.text.trim().length : 0), 0);
  return (2 * kept) / Math.max(1, before.length + after.length);
}

function tokensOf(text: string): string[] {
  return text.match(/\s+|[\p{L}\p{M}\p{N}]+(?:['’\-‑][\p{L}\p{M}\p{N}]+)*|[^\s\p{L}\p{M}\p{N}]/gu) ?? [];
}

function align(old: readonly string[], young: readonly string[]): Run[] {
  const all = (kind: Run['kind'], tokens: readonly string[]): Run => ({ kind, text: tokens.join('') });
  if (old.length === 0 || young.length === 0 || old.length * young.length > mostCells) return [all('removed', old), all('added', young)];
  const lengths = commonLengths(old, young);
  const width = young.length + 1;
  const runs: Run[] = [];
  let [row, column] = [0, 0];
  while (row < old.length || column < young.length) {
    const [one = '', other = ''] = [old[row], young[column]];
    const down = lengths[(row + 1) * width + column] ?? 0;
    const right = lengths[row * width + column + 1] ?? 0;
    if (row < old.length && column < young.length && one === other) {
      runs.push({ kind: 'same', text: one });
      row += 1;
      column += 1;
    } else if (column >= young.length || (row < old.length && down >= right)) {
      runs.push({ kind: 'removed', text: one });
      row += 1;
    } else {
      runs.push({ kind: 'added', text: other });
      column += 1;
    }
  }
  return runs;
}

/** The length of the longest common run of words from each pair of places on. */
function commonLengths(old: readonly string[], young: readonly string[]): Uint16Array {
  const width = young.length + 1;
  const lengths = new Uint16Array((old.length + 1) * width);
  for (let row = old.length - 1; row >= 0; row -= 1)
    for (let column = young.length - 1; column >= 0; column -= 1)
      lengths[row * width + column] =
        old[row] === young[column]
          ? (lengths[(row + 1) * width + column + 1] ?? 0) + 1
          : Math.max(lengths[(row + 1) * width + column] ?? 0, lengths[row * width + column + 1] ?? 0);
  return lengths;
}

/** Joins neighbours of a kind; a lone space between two changes belongs to both, so that whole phrases are marked. */
function joined(runs: readonly Run[]): Run[] {
  const result: Run[] = [];
  let [removed, added] = ['', ''];
  const flush = (): void => {
    if (removed !== '') result.push({ kind: 'removed', text: removed });
    if (added !== '') result.push({ kind: 'added', text: added });
    [removed, added] = ['', ''];
  };
  runs.forEach((run, index) => {
    if (run.text === '') return;
    const next = runs[index + 1];
    const isGap = run.kind === 'same' && run.text.trim() === '' && removed !== '' && added !== '' && next !== undefined && next.kind !== 'same';
    if (run.kind === 'removed' || isGap) removed += run.text;
    if (run.kind === 'added' || isGap) added += run.text;
    if (run.kind !== 'same' || isGap) return;
    flush();
    const last = result.at(-1);
    if (last?.kind === 'same') result.splice(-1, 1, { kind: 'same', text: last.text + run.text });
    else result.push({ kind: 'same', text: run.text });
  });
  flush();
  return result;
}
