/** Whether the promises are proved in full, as `pnpm prove` does, or on a part that every test run can afford. */
export const isFullProof = process.env['CATALOG_PROVE'] === 'full';

/** How many cases a proof takes: all that the promise names, or a part of them. */
export function extent(full: number, part: number): number {
  return isFullProof ? full : part;
}

/** How long something that is promised within a while may take, in the unit of the promise: just that where promises are proved, and ten times as long beside whatever else a machine does. */
export function within(promised: number): number {
  return isFullProof ? promised : 10 * promised;
}
