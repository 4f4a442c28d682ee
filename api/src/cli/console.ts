import { startProgress, type Progress } from '#api/platform/progress.ts';

/** Says what a command found or did, on the standard output. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Says what goes wrong or takes time, on the standard error, so that the output stays what was asked for. */
export function warn(problem: unknown): void {
  process.stderr.write(`${problem instanceof Error ? problem.message : String(problem)}\n`);
}

/** Tells how far something is, on the standard error. */
export function progressOf(what: string): Progress {
  return startProgress(process.stderr, what);
}

/** A number as people read it. */
export function counted(total: number, one: string, many: string): string {
  return `${total.toLocaleString('en-CA')} ${total === 1 ? one : many}`;
}
