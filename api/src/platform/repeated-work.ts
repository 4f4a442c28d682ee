/** What is to be done again and again, how often, and who is told when it fails. */
export type RepeatedDeps = { readonly work: () => Promise<unknown>; readonly everyMs: number; readonly firstMs: number; readonly onError: (error: unknown) => void };

/** Does a piece of work again and again for as long as the process lives, never twice at a time. */
export class RepeatedWork {
  readonly #deps: RepeatedDeps;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(deps: RepeatedDeps) {
    this.#deps = deps;
  }

  /** Begins after a while. */
  start(): void {
    this.#wait(this.#deps.firstMs);
  }

  /** Waits for what is under way, and does it no more. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  #wait(ms: number): void {
    if (this.#stopped) return;
    this.#timer = setTimeout(() => void (this.#running = this.#run()), ms).unref();
  }

  async #run(): Promise<void> {
    try {
      await this.#deps.work();
    } catch (error) {
      this.#deps.onError(error);
    }
    this.#wait(this.#deps.everyMs);
  }
}
