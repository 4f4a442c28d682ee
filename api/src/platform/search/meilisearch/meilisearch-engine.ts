import { setImmediate, setTimeout } from 'node:timers/promises';
import { languages, type Language } from '#api/contract/text.ts';
import { Failure } from '../../failure.ts';
import { emptyCounts } from '../embedded/reader/count-facets.ts';
import { Synonyms } from '../analysis/synonyms.ts';
import { TaskQueue } from '../embedded/task-queue.ts';
import type { EngineAnswer, EngineQuery, EngineSuggestion, Explanation, Lexicon, OnProgress, SearchDocument, SearchEngine } from '../search-engine.ts';
import { buildIndexes } from './build-indexes.ts';
import { ExplainedQueries, unexplained } from './explained-queries.ts';
import type { IndexClient } from './index-client.ts';
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

const documentsOfTurn = 10;

/** A generation of indexes, and the synonyms that its documents are made with. */
type Build = { readonly generation: string; readonly synonyms: Synonyms };

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

  async rebuild(documents: Iterable<readonly SearchDocument[]>, onProgress?: OnProgress): Promise<void> {
    await this.#rebuilds.run(() => this.#rebuild(documents, onProgress));
    this.#explained.forget();
  }

  /** Takes the live indexes for lost: nothing is written to them any more, and what changes goes to those that are built next. */
  forsake(): void {
    this.#options.live.put(null);
  }

  /** Removes what former builds left behind, before the next one begins; nobody waits for that. */
  tidy(): void {
    void this.#rebuilds.run(() => this.#removeOthers()).catch(() => undefined);
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
    await this.#rebuilds.idle();
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
      // Meilisearch would make an index of any name that it is given documents for, with settings of its own.
      if (this.#meanwhile !== undefined && this.#options.live.find() === undefined) return () => Promise.resolve();
      return this.#enqueue(puts, removals, { generation: this.#generation(), synonyms: this.#synonyms });
    });
    await wait();
  }

  /** Hands over changes in order; what it returns waits until they are done. */
  async #enqueue(puts: readonly SearchDocument[], removals: readonly string[], { generation, synonyms }: Build): Promise<() => Promise<void>> {
    const { client, live } = this.#options;
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

  async #rebuild(documents: Iterable<readonly SearchDocument[]>, onProgress?: OnProgress): Promise<void> {
    const { client, live, now } = this.#options;
    const build = { generation: live.next(), synonyms: this.#nextSynonyms ?? this.#synonyms };
    // Before the first row is read: so whatever that reading misses is here.
    this.#meanwhile = new Map();
    try {
      const uidOf = (language: Language): string => live.uidOf(build.generation, language);
      await buildIndexes({ client, uidOf, synonyms: build.synonyms.groups, now: now() }, documents, onProgress);
      const wait = await this.#changes.run(() => this.#handOver(build));
      await wait();
      await this.#changes.run(() => this.#switchTo(build));
    } finally {
      this.#meanwhile = undefined;
      this.tidy();
    }
  }

  /** Gives a new index what changed while it was being built. */
  async #handOver(build: Build): Promise<() => Promise<void>> {
    const changes = [...(this.#meanwhile ?? [])];
    this.#meanwhile?.clear();
    const puts = changes.flatMap(([, document]) => document ?? []);
    const removals = changes.flatMap(([id, document]) => (document === undefined ? [id] : []));
    return this.#enqueue(puts, removals, build);
  }

  /** Gives a new index what changed last, and makes it the live one before anything else changes. */
  async #switchTo(build: Build): Promise<void> {
    const wait = await this.#handOver(build);
    await wait();
    this.#options.live.put(build.generation);
    this.#synonyms = build.synonyms;
    if (this.#nextSynonyms === build.synonyms) this.#nextSynonyms = undefined;
  }

  async #removeOthers(): Promise<void> {
    const { client, live, timeoutMs } = this.#options;
    // Searches that are under way still read the generation before.
    await setTimeout(timeoutMs);
    const kept = live.find() ?? 'none';
    for (const uid of await client.list(live.prefix())) if (!uid.startsWith(`${live.prefix()}${kept}-`)) await client.remove(uid);
  }
}
