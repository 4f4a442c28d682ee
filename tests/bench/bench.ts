/** One measured figure: ours, and beside it the reference of identical work, where there is one. */
export type BenchRow = {
  readonly name: string;
  readonly unit: 'ms' | 's' | 'per second' | 'MB' | 'kB' | 'score' | 'count';
  readonly ours: number;
  /** What ours is compared with, and its figure in the same unit. */
  readonly reference?: { readonly name: string; readonly value: number };
  /** Ours divided by the reference; the median of the rounds' own ratios. */
  readonly ratio?: number;
  /** What is promised of `ours`, or of `ratio` where `of` says so. */
  readonly bar?: { readonly of: 'ours' | 'ratio'; readonly atMost?: number; readonly atLeast?: number };
};

/** A group of figures that is measured together; its file in this folder ends in `.bench.ts` and exports it as `bench`. */
export type Bench = { readonly title: string; readonly measure: (report: (row: BenchRow) => void) => Promise<void> };

/** Whether a row keeps its promise; one without a promise does. */
export function keepsPromise({ ours, ratio, bar }: BenchRow): boolean {
  if (bar === undefined) return true;
  const figure = bar.of === 'ratio' ? ratio : ours;
  if (figure === undefined) return false;
  return figure <= (bar.atMost ?? Infinity) && figure >= (bar.atLeast ?? -Infinity);
}

/** The middle of figures, the mean of both middles where they are even in number. */
export function median(figures: readonly number[]): number {
  return percentile(figures, 0.5);
}

/** The figure below which `share` (0 to 1) of all lie, between neighbours in proportion. @throws RangeError without figures */
export function percentile(figures: readonly number[], share: number): number {
  const sorted = figures.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)];
  const above = sorted[Math.ceil(place)];
  if (below === undefined || above === undefined) throw new RangeError('There are no figures.');
  return below + (above - below) * (place - Math.floor(place));
}

/** Runs two pieces of work in turn, `rounds` times, and gives both medians and the median ratio of the rounds. */
export async function compare(ours: () => Promise<number>, reference: () => Promise<number>, rounds = 7): Promise<{ ours: number; reference: number; ratio: number }> {
  const pairs: { ours: number; reference: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    // Whoever goes second finds a warmer machine, so they take turns.
    const first = round % 2 === 0 ? await ours() : undefined;
    const other = await reference();
    pairs.push({ ours: first ?? (await ours()), reference: other });
  }
  return {
    ours: median(pairs.map((pair) => pair.ours)),
    reference: median(pairs.map((pair) => pair.reference)),
    ratio: median(pairs.map((pair) => pair.ours / pair.reference)),
  };
}
