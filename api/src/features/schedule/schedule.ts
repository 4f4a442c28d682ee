import { catchUp, type ScheduleDeps } from './catch-up.ts';

/** Milliseconds between two looks at the clock. */
const tickMs = 1000;

/** Looks at the clock every second. */
export class Schedule {
  readonly #deps: ScheduleDeps;
  #timer: NodeJS.Timeout | undefined;

  constructor(deps: ScheduleDeps) {
    this.#deps = deps;
  }

  /** Makes up for the time that the catalogue was not running, then goes with it. */
  start(): void {
    this.catchUp();
    this.#timer = setInterval(() => this.catchUp(), tickMs);
  }

  /** Does what time has brought until now. */
  catchUp(): void {
    try {
      catchUp(this.#deps);
    } catch (error) {
      this.#deps.onError(error);
    }
  }

  /** Stops looking; what comes due is done at the next start. */
  stop(): void {
    clearInterval(this.#timer);
  }
}
