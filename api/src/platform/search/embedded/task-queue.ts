/** Runs asynchronous tasks one after the other. */
export class TaskQueue {
  #last: Promise<unknown> = Promise.resolve();

  /** Runs a task after those before it, whether they failed or not. */
  run<Value>(task: () => Promise<Value>): Promise<Value> {
    const result = this.#last.then(task, task);
    this.#last = result.catch(() => undefined);
    return result;
  }

  /** Resolved once nothing waits. */
  async idle(): Promise<void> {
    await this.#last;
  }
}
