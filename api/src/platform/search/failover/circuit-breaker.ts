/** How a breaker is set. */
export type BreakerOptions = {
  /** So many failures within `windowMs` open it. */
  readonly mostFailures: number;
  readonly windowMs: number;
  readonly now: () => number;
};

/** Remembers the failures of something that others can stand in for, and says when to leave it alone. */
export class CircuitBreaker {
  readonly #options: BreakerOptions;
  #failures: number[] = [];
  #isOpen = false;

  constructor(options: BreakerOptions) {
    this.#options = options;
  }

  /** Whether it is to be left alone. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Notes a failure; returns whether the breaker opened with it. */
  fail(): boolean {
    const { mostFailures, windowMs, now } = this.#options;
    const at = now();
    this.#failures = [...this.#failures.filter((failure) => failure > at - windowMs), at];
    if (this.#isOpen || this.#failures.length < mostFailures) return false;
    this.#isOpen = true;
    return true;
  }

  /** Closes it: a trial went well. */
  close(): void {
    this.#isOpen = false;
    this.#failures = [];
  }
}
