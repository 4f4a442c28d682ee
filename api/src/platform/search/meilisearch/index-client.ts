import { Meilisearch, MeilisearchApiError, type EnqueuedTaskPromise, type Settings, type Task } from 'meilisearch';
import { insist } from './insist.ts';
import { isDeepStrictEqual } from 'node:util';

/** A task of Meilisearch that failed or was cancelled. */
export class TaskFailed extends Error {}

/** How long a question may take, a request that brings changes, one of thousands of documents while others are indexed, and a task until it is done. */
const askedMs = 5_000;
const requestMs = 10_000;
const manyMs = 120_000;
const taskMs = 600_000;

const mostOfOnePage = 5_000;

/** What the catalogue does with an index of Meilisearch beside searching it. An operation counts once its task succeeded. */
export class IndexClient {
  readonly #client: Meilisearch;
  readonly #asking: Meilisearch;
  readonly #bringing: Meilisearch;

  constructor(url: string, key: string) {
    const usual = { host: url, apiKey: key, requestInit: { headers: { 'accept-encoding': 'identity' } } };
    this.#client = new Meilisearch({ ...usual, timeout: requestMs, defaultWaitOptions: { timeout: taskMs, interval: 25 } });
    this.#asking = new Meilisearch({ ...usual, timeout: askedMs });
    this.#bringing = new Meilisearch({ ...usual, timeout: manyMs });
  }

  /** The version that answers. @throws what the network or Meilisearch said */
  async version(): Promise<string> {
    const { pkgVersion }: { pkgVersion?: unknown } = await this.#asking.getVersion();
    if (typeof pkgVersion !== 'string') throw new SyntaxError('What answers has no version.');
    return pkgVersion;
  }

  /** Creates an index with its settings; resolved with a wait for that, before which documents may follow. */
  async create(uid: string, settings: Settings): Promise<() => Promise<void>> {
    const created = await insist(async () => this.#client.createIndex(uid, { primaryKey: 'id' }));
    const set = await insist(async () => this.#client.index(uid).updateSettings(settings));
    return async () => {
      await this.#done(created.taskUid, 'index_already_exists');
      await this.#done(set.taskUid);
    };
  }

  /** Removes an index; nothing happens where there is none. */
  async remove(uid: string): Promise<void> {
    await this.#do(() => this.#client.index(uid).delete(), 'index_not_found');
  }

  /** The names of the indexes that begin with `prefix`. */
  async list(prefix: string): Promise<string[]> {
    const { results } = await this.#client.getRawIndexes({ limit: 1_000 });
    return results.map(({ uid }) => uid).filter((uid) => uid.startsWith(prefix));
  }

  /** How many documents an index holds, or `undefined` where there is no such index. */
  async count(uid: string): Promise<number | undefined> {
    try {
      return (await this.#asking.index(uid).getStats()).numberOfDocuments;
    } catch (error) {
      if (error instanceof MeilisearchApiError && error.cause?.code === 'index_not_found') return undefined;
      throw error;
    }
  }

  /** Writes and removes documents; resolved with a wait for their tasks, which end in the order in which they were given. */
  async change(uid: string, puts: readonly Record<string, unknown>[], removals: readonly string[]): Promise<() => Promise<void>> {
    const index = this.#client.index(uid);
    const tasks = [
      ...(puts.length === 0 ? [] : [await insist(async () => index.addDocuments([...puts], { primaryKey: 'id' }))]),
      ...(removals.length === 0 ? [] : [await insist(async () => index.deleteDocuments([...removals]))]),
    ];
    return async () => {
      for (const { taskUid } of tasks) await this.#done(taskUid);
    };
  }

  /** Writes documents that are given as lines of JSON; resolved with a wait for the task. */
  async putLines(uid: string, lines: string): Promise<() => Promise<void>> {
    const { taskUid } = await insist(async () => this.#bringing.index(uid).addDocumentsFromString(lines, 'application/x-ndjson', { primaryKey: 'id' }));
    return () => this.#done(taskUid);
  }

  /** Changes those settings that differ; returns their names. */
  async patch(uid: string, wanted: Settings): Promise<string[]> {
    const present: Record<string, unknown> = { ...(await this.#client.index(uid).getSettings()) };
    const differing = Object.entries(wanted).filter(([name, value]) => !isSetting(name, present[name], value));
    if (differing.length > 0) await this.#do(() => this.#client.index(uid).updateSettings(Object.fromEntries(differing)));
    return differing.map(([name]) => name);
  }

  async #do(enqueue: () => EnqueuedTaskPromise, forgiven?: string): Promise<void> {
    const { taskUid } = await insist(async () => enqueue());
    await this.#done(taskUid, forgiven);
  }

  /** Waits until a task is done; one that fails for the reason `forgiven` was done before, and its answer lost. */
  async #done(taskUid: number, forgiven?: string): Promise<void> {
    const task = await insist(() => this.#client.tasks.waitForTask(taskUid));
    if (task.error?.code !== forgiven || forgiven === undefined) assertSucceeded(task);
  }

  /** The version of every document of an index, by id. */
  async versions(uid: string): Promise<Map<string, string>> {
    const found = new Map<string, string>();
    for (let offset = 0; ; offset += mostOfOnePage) {
      const index = this.#client.index<{ id: string; version: string }>(uid);
      const { results, total } = await insist(() => index.getDocuments({ fields: ['id', 'version'], limit: mostOfOnePage, offset }));
      for (const { id, version } of results) found.set(id, version);
      if (offset + mostOfOnePage >= total) return found;
    }
  }
}

function assertSucceeded(task: Task): void {
  if (task.status !== 'succeeded') throw new TaskFailed(whyOf(task));
}

function whyOf(task: Task): string {
  return `Meilisearch did not do task ${task.uid} (${task.type}): ${task.error?.message ?? task.status}`;
}

function isSetting(name: string, present: unknown, wanted: unknown): boolean {
  // These two are sets, and come back in an order of their own.
  if (name === 'filterableAttributes' || name === 'sortableAttributes') return isDeepStrictEqual(asSet(present), asSet(wanted));
  return isDeepStrictEqual(present, wanted) || (name !== 'synonyms' && contains(present, wanted));
}

function asSet(list: unknown): unknown {
  return Array.isArray(list) ? new Set<unknown>(list) : list;
}

/** Whether an object of settings has every wanted member, beside members that were not spoken of. */
function contains(present: unknown, wanted: unknown): boolean {
  if (typeof present !== 'object' || present === null || typeof wanted !== 'object' || wanted === null || Array.isArray(wanted)) return false;
  return Object.entries(wanted).every(([name, value]) => isDeepStrictEqual(Reflect.get(present, name), value) || contains(Reflect.get(present, name), value));
}
