import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { noteFault } from './backup-fault.ts';
import { listBackups } from './stored-backups.ts';

/** What scheduled backups need; `kept` of them are kept, and none is made where that is 0. */
export type BackupScheduleDeps = {
  readonly home: string;
  readonly folder: string;
  readonly newestVersion: number;
  readonly kept: number;
  readonly now: () => Date;
  readonly onError: (error: unknown) => void;
};

const tickMs = 60_000;
const dayMs = 86_400_000;
const hourMs = 3_600_000;

/** A new catalogue is backed up for the first time when it has run for this long. */
const firstAfterMs = 600_000;

/** Makes a backup each day, and makes up for a day that was missed. */
export class BackupSchedule {
  readonly #deps: BackupScheduleDeps;
  #timer: NodeJS.Timeout | undefined;
  #worker: Worker | undefined;
  #notBefore: number;
  #stopped = false;

  constructor(deps: BackupScheduleDeps) {
    this.#deps = deps;
    this.#notBefore = deps.now().getTime() + firstAfterMs;
  }

  /** Begins to look at the clock. */
  start(): void {
    if (this.#deps.kept === 0) return;
    this.#timer = setInterval(() => void this.look(), tickMs);
    this.#timer.unref();
  }

  /** Makes a backup where one is due. */
  async look(): Promise<void> {
    const at = this.#deps.now().getTime();
    if (this.#stopped || this.#worker !== undefined || at < this.#notBefore) return;
    try {
      const [newest] = listBackups(this.#deps.folder);
      if (newest !== undefined && at - newest.at.getTime() < dayMs) return;
      this.#notBefore = at + hourMs;
      await this.#run(new Date(at));
    } catch (error) {
      this.#fail(error, new Date(at));
    } finally {
      this.#worker = undefined;
    }
  }

  /** Stops looking; a backup under way is given up, and leaves nothing that counts. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    await this.#worker?.terminate();
  }

  /** Those who look after the catalogue read of it in `doctor`, `/readyz` and `/metrics`, also where nobody reads the log. */
  #fail(error: unknown, at: Date): void {
    this.#deps.onError(error);
    try {
      noteFault(this.#deps.home, { at, reason: error instanceof Error ? error.message : String(error) });
    } catch (unwritten) {
      this.#deps.onError(unwritten);
    }
  }

  async #run(at: Date): Promise<void> {
    const { home, folder, newestVersion, kept } = this.#deps;
    this.#worker = new Worker(new URL('./backup-worker.ts', import.meta.url), { workerData: { home, folder, newestVersion, kept, at } });
    const [code] = await once(this.#worker, 'exit');
    if (code !== 0 && !this.#stopped) throw new Error(`The backup ended with ${String(code)}.`);
  }
}
