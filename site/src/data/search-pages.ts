/** A step of the paging: a page, or the gap between two. */
export type PageStep = number | 'gap';

/** The pages to lead to: the first, those around the present one, and the last. */
export function pageSteps(page: number, last: number): PageStep[] {
  const wanted = [1, page - 1, page, page + 1, last].filter((number) => number >= 1 && number <= last);
  const shown = [...new Set(wanted)].toSorted((a, b) => a - b);
  return shown.flatMap((number, index): PageStep[] => {
    const skipped = number - (shown[index - 1] ?? number - 1) - 1;
    if (skipped === 0) return [number];
    return skipped === 1 ? [number - 1, number] : ['gap', number];
  });
}
