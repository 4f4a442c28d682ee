/** How many letters are added, dropped, changed or swapped between two words, or `most + 1` where there are more. */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row += 1) {
    const current = nextRow({ a, b, row, previous, before });
    if (Math.min(...current) > most && Math.min(...previous) > most) return most + 1;
    before = previous;
    previous = current;
  }
  return Math.min(previous[b.length] ?? most + 1, most + 1);
}

type Rows = { readonly a: string; readonly b: string; readonly row: number; readonly previous: readonly number[]; readonly before: readonly number[] };

function nextRow({ a, b, row, previous, before }: Rows): number[] {
  const current = [row];
  for (let at = 1; at <= b.length; at += 1) {
    const same = a[row - 1] === b[at - 1] ? 0 : 1;
    const swapped = row > 1 && at > 1 && a[row - 1] === b[at - 2] && a[row - 2] === b[at - 1];
    const swap = swapped ? (before[at - 2] ?? 0) + 1 : Infinity;
    current.push(Math.min((previous[at] ?? 0) + 1, (current[at - 1] ?? 0) + 1, (previous[at - 1] ?? 0) + same, swap));
  }
  return current;
}
