import { setImmediate, setTimeout } from 'node:timers/promises';
import { languages, type Language } from '#api/contract/text.ts';
import { Failure } from '../../failure.ts';
import { emptyCounts } from '../embedded/reader/count-facets.ts';
import { Synonyms } from '../analysis/synonyms.ts';
import { TaskQueue } from '../embedded/task-queue.ts';
import type { EngineAnswer, EngineQuery, EngineSuggestion, Explanation, Lexicon, SearchDocument, SearchEngine } from '../search-engine.ts';
import { ExplainedQueries, unexplained } from './explained-queries.ts';
import type { IndexClient } from './index-client.ts';
import { gather } from './gather-documents.ts';
import { toIndexDocuments } from './index-document.ts';
import { settingsOf } from './index-settings.ts';
import type { LiveGeneration } from './live-generation.store.ts';
import { readSearchAnswer, type Found } from './search-answer.ts';
import { searchRequest, type SearchRequest } from './search-request.ts';
import type { SearchSocket } from './search-socket.ts';
import { toSearchQuery } from './search-text.ts';

/** What the engine on Meilisearch needs. */
export type MeilisearchOptions = {
  readonly client: IndexClient;
  readonly socket: SearchSocket;
  readonly live: LiveGeneration;
  readonly synonyms: readonly (readonly string[])[];
  /** Who answers what Meilisearch cannot: what was meant, which names begin as typed, and which listings come close. */
  readonly lexicon: Lexicon;
  readonly now: () => Date;
  /** How long Meilisearch may take to answer a search. */
  readonly timeoutMs: number;
};

/** Fewer results than this are few. */
const few = 10;

/** Meilisearch makes one batch of tasks that wait, which costs it hardly more than each of them. */
const mostTasksWaiting = 8;

const documentsOfTurn = 10;

/** The search engine on Meilisearch: an index a language, built beside the live ones and switched by one row. */
export class MeilisearchEngine implements SearchEngine {
  readonly name = 'meilisearch';
  readonly #options: MeilisearchOptions;
  #synonyms: Synonyms;
  /** What the next index is built with, where that differs. */
  #nextSynonyms: Synonyms | undefined;
  readonly #changes = new TaskQueue();
  readonly #rebuilds = new TaskQueue();
  readonly #explained: ExplainedQueries;
  readonly #underWay = new Set<{ readonly since: number }>();
  /** The changes while an index is being built, for that index too: the newest document of each id, or none. */
  #meanwhile: Map<string, SearchDocument | undefined> | undefined;

  constructor(options: MeilisearchOptions) {
    this.#options = options;
    this.#synonyms = new Synonyms(options.synonyms);
    this.#explained = new ExplainedQueries(options.lexicon);
  }

  async search(query: EngineQuery): Promise<EngineAnswer> {
    const { lexicon } = this.#options;
    const { explanation, found } = await this.#find(query);
    if (found === undefined) return { engine: this.name, total: 0, hits: [], counts: emptyCounts(), partial: false, corrected: null, stems: [] };
    // Where hardly a listing has every word, those with most of them are wanted: Meilisearch drops words in a fixed
    // order then, and cannot weigh them by how much they tell.
    if (query.q !== '' && found.total < few) return lexicon.search(query);
    return { engine: this.name, total: found.total, hits: found.ids.map((id) => ({ id })), counts: found.counts, partial: false, ...explanation };
  }

  /** The body of the one request that answers a query; `undefined` where its text has nothing to look for. */
  requestFor(query: EngineQuery, { corrected }: Explanation): SearchRequest | undefined {
    const text = toSearchQuery(corrected ?? query.q, query.language, this.#synonyms);
    return text === undefined ? undefined : searchRequest(this.#uid(query.language), text, query);
  }

  /** Asks at once, as it was typed, and again only where a correction comes of the explanation that is made meanwhile. */
  async #find(query: EngineQuery): Promise<{ explanation: Explanation; found: Found | undefined }> {
    const known = this.#explained.find(query);
    if (known !== undefined) return { explanation: known, found: await this.#ask(this.requestFor(query, known)) };
    const asTyped = this.#ask(this.requestFor(query, unexplained));
    // Where it is not waited for, nobody is to be told that it failed.
    asTyped.catch(() => undefined);
    const explanation = await this.#explained.explain(query);
    return { explanation, found: await (explanation.corrected === null ? asTyped : this.#ask(this.requestFor(query, explanation))) };
  }

  async #ask(request: SearchRequest | undefined): Promise<Found | undefined> {
    if (request === undefined) return undefined;
    const { socket, timeoutMs } = this.#options;
    return readSearchAnswer(await socket.post('multi-search', request, timeoutMs), request.queries.length);
  }

  suggest(q: string, language: Language, most: number): Promise<readonly EngineSuggestion[]> {
    return this.#options.lexicon.suggest(q, language, most);
  }

  async apply(puts: readonly SearchDocument[], removals: readonly string[]): Promise<void> {
    const change = { since: performance.now() };
    this.#underWay.add(change);
    try {
      await this.#apply(puts, removals);
    } finally {
      this.#underWay.delete(change);
      this.#explained.forget();
    }
  }

  /** How long the oldest change that is not made yet has been under way, in milliseconds. */
  get longestWaitMs(): number {
    return performance.now() - Math.min(performance.now(), ...[...this.#underWay].map(({ since }) => since));
  }

  async useSynonyms(groups: readonly (readonly string[])[]): Promise<void> {
    this.#nextSynonyms = new Synonyms(groups);
  }

  async rebuild(documents: Iterable<readonly SearchDocument[]>, onProgress?: (done: number) => void): Promise<void> {
    await this.#rebuilds.run(() => this.#rebuild(documents, onProgress));
    this.#explained.forget();
  }

  /** The version of every document that both languages hold alike; one that they don't has none. */
  async versions(): Promise<ReadonlyMap<string, string>> {
    const { client } = this.#options;
    const [english, french] = await Promise.all(languages.map((language) => client.versions(this.#uid(language))));
    const ids = new Set([...(english?.keys() ?? []), ...(french?.keys() ?? [])]);
    return new Map([...ids].map((id) => [id, english?.get(id) === french?.get(id) ? (english?.get(id) ?? '') : '']));
  }

  /** How many documents the live indexes hold, the lesser of both; `undefined` where they are not there. */
  async count(): Promise<number | undefined> {
    const { client, live } = this.#options;
    const generation = live.find();
    if (generation === undefined) return undefined;
    const counts = await Promise.all(languages.map((language) => client.count(live.uidOf(generation, language))));
    return counts.reduce((least, count) => (least === undefined || count === undefined ? undefined : Math.min(least, count)));
  }

  /** Brings the settings of the live indexes to those of this version and day; returns the names of those that differed. */
  async patchSettings(): Promise<string[]> {
    const { client, now } = this.#options;
    const changed = await Promise.all(languages.map((language) => client.patch(this.#uid(language), settingsOf(language, now()))));
    return [...new Set(changed.flat())];
  }

  async close(): Promise<void> {
    await this.#changes.idle();
    this.#options.socket.close();
  }

  #uid(language: Language): string {
    return this.#options.live.uidOf(this.#generation(), language);
  }

  #generation(): string {
    const generation = this.#options.live.find();
    if (generation === undefined) throw new Failure('busy', 'index-not-built', 'The index in Meilisearch is not built yet.');
    return generation;
  }

  async #apply(puts: readonly SearchDocument[], removals: readonly string[]): Promise<void> {
    this.#explained.forget();
    const wait = await this.#changes.run(async () => {
      for (const id of removals) this.#meanwhile?.set(id, undefined);
      for (const document of puts) this.#meanwhile?.set(document.id, document);
      return this.#enqueue(puts, removals, this.#generation());
    });
    await wait();
  }

  /** Gives the new index what changed while it was being built, and makes it the live one. */
  async #switchTo(generation: string): Promise<void> {
    const changes = [...(this.#meanwhile ?? [])];
    const puts = changes.flatMap(([, document]) => document ?? []);
    const removals = changes.flatMap(([id, document]) => (document === undefined ? [id] : []));
    const wait = await this.#enqueue(puts, removals, generation);
    await wait();
    this.#options.live.put(generation);
    this.#synonyms = this.#nextSynonyms ?? this.#synonyms;
    this.#nextSynonyms = undefined;
  }

  /** Hands over changes in order; what it returns waits until they are done. */
  async #enqueue(puts: readonly SearchDocument[], removals: readonly string[], generation: string): Promise<() => Promise<void>> {
    const { client, live } = this.#options;
    const synonyms = generation === live.find() ? this.#synonyms : (this.#nextSynonyms ?? this.#synonyms);
    const documents: ReturnType<typeof toIndexDocuments>[] = [];
    for (const document of puts) {
      documents.push(toIndexDocuments(document, synonyms));
      // The server answers in between.
      if (documents.length % documentsOfTurn === 0) await setImmediate();
    }
    const waits: (() => Promise<void>)[] = [];
    for (const language of languages) {
      const ofLanguage = documents.map((document) => document[language]);
      waits.push(await client.change(live.uidOf(generation, language), ofLanguage, removals));
    }
    return async () => {
      for (const wait of waits) await wait();
    };
  }

  async #rebuild(documents: Iterable<readonly SearchDocument[]>, onProgress?: (done: number) => void): Promise<void> {
    const { client, live, now } = this.#options;
    const generation = live.next();
    await Promise.all(languages.map((language) => client.create(live.uidOf(generation, language), settingsOf(language, now()))));
    this.#meanwhile = new Map();
    try {
      await this.#fill(generation, documents, onProgress);
      await this.#changes.run(() => this.#switchTo(generation));
    } finally {
      this.#meanwhile = undefined;
      // Searches that are under way still read the generation before.
      await setTimeout(this.#options.timeoutMs);
      await this.#removeOthers();
    }
  }

  /**
   * Reads and hands over each batch in one turn with the changes, so that a document is never overwritten by an older
   * reading of its row; a batch is waited for while the next one is under way.
   */
  async #fill(generation: string, documents: Iterable<readonly SearchDocument[]>, onProgress?: (done: number) => void): Promise<void> {
    const batches = documents[Symbol.iterator]();
    const waits: { readonly wait: () => Promise<void>; readonly size: number }[] = [];
    let done = 0;
    const settle = async (): Promise<void> => {
      const first = waits.shift();
      if (first === undefined) return;
      await first.wait();
      onProgress?.((done += first.size));
    };
    for (;;) {
      const handed = await this.#changes.run(async () => {
        const batch = await gather(batches);
        return batch.length === 0 ? undefined : { wait: await this.#enqueue(batch, [], generation), size: batch.length };
      });
      if (handed === undefined) break;
      waits.push(handed);
      if (waits.length >= mostTasksWaiting) await settle();
    }
    while (waits.length > 0) await settle();
  }

  async #removeOthers(): Promise<void> {
    const { client, live } = this.#options;
    const kept = live.find() ?? 'none';
    for (const uid of await client.list(live.prefix())) if (!uid.startsWith(`${live.prefix()}${kept}-`)) await client.remove(uid);
  }
}
