import type { Writable } from 'node:stream';

/** Where progress is told: a terminal shows one line that changes, anything else a line now and then. */
export type ProgressStream = Writable & { readonly isTTY?: boolean; readonly columns?: number };

/** Tells how far something is that takes time. */
export type Progress = { readonly update: (done: number, total?: number) => void; readonly end: () => void };

/** Milliseconds between two lines where there is no terminal, and between two changes where there is one. */
const between = { lines: 5000, changes: 100 } as const;

/** Begins to tell how far `what` is; `now` gives milliseconds. */
export function startProgress(stream: ProgressStream, what: string, now: () => number = () => performance.now()): Progress {
  const isTerminal = stream.isTTY === true;
  let last = isTerminal ? -Infinity : now();
  let told = false;
  const update = (done: number, total?: number): void => {
    if (now() - last < (isTerminal ? between.changes : between.lines)) return;
    last = now();
    told = true;
    const line = `${what}: ${counted(done, total)}`;
    stream.write(isTerminal ? `\r\u001b[K${line.slice(0, (stream.columns ?? 80) - 1)}` : `${line}\n`);
  };
  const end = (): void => void (isTerminal && told && stream.write('\r\u001b[K'));
  return { update, end };
}

function counted(done: number, total: number | undefined): string {
  const number = (value: number): string => value.toLocaleString('en-CA');
  if (total === undefined || total === 0) return number(done);
  return `${number(done)} of ${number(total)} (${Math.floor((100 * done) / total)} %)`;
}
