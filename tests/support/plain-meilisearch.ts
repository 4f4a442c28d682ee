import { Agent, request } from 'node:http';
import { facetNames } from '#api/contract/facets.ts';
import { languages, otherLanguage } from '#api/contract/text.ts';
import type { EngineQuery, SearchDocument } from '#api/platform/search/search-engine.ts';
import type { TestMeilisearch } from './meilisearch.ts';

type Body = Readonly<Record<string, unknown>>;

/** What Meilisearch answers to one of several searches. */
export type PlainResult = { readonly hits: readonly { readonly id: string }[]; readonly totalHits?: number; readonly estimatedTotalHits?: number };

/** Meilisearch asked directly over kept-alive sockets, as the reference of benchmarks: an index a language, all facets counted. */
export class PlainMeilisearch {
  readonly #server: TestMeilisearch;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 64 });

  constructor(server: TestMeilisearch) {
    this.#server = server;
  }

  /** Makes the indexes and fills them. */
  async fill(batches: Iterable<readonly SearchDocument[]>): Promise<void> {
    for (const language of languages) {
      await this.#task('POST', '/indexes', { uid: language, primaryKey: 'id' });
      await this.#task('PATCH', `/indexes/${language}/settings`, {
        searchableAttributes: ['name', 'vendor', 'keywords', 'terms', 'summary', 'features', 'description'],
        filterableAttributes: [...facetNames],
        sortableAttributes: ['publishedAt'],
        pagination: { maxTotalHits: 200_000 },
        faceting: { maxValuesPerFacet: 200 },
      });
    }
    let last = 0;
    for (const batch of batches) {
      for (const language of languages) {
        const documents = batch.map((document) => flat(document, language));
        last = (await this.#send<{ taskUid: number }>('POST', `/indexes/${language}/documents`, documents)).taskUid;
      }
    }
    await this.#done(last);
  }

  /** Asks for a page of results with the counts of all facets, those of chosen facets without their own choice, in one request. */
  search({ q, language, selection, page, pageSize }: EngineQuery): Promise<{ results: PlainResult[] }> {
    const chosen = facetNames.filter((name) => (selection[name] ?? []).length > 0);
    const filterWithout = (left?: string) => chosen.filter((name) => name !== left).map((name) => `${name} IN ${JSON.stringify(selection[name] ?? [])}`);
    const common = { indexUid: language, q, matchingStrategy: 'all' };
    const queries = [
      { ...common, filter: filterWithout(), facets: facetNames.filter((name) => !chosen.includes(name)), page, hitsPerPage: pageSize, attributesToRetrieve: ['id'] },
      ...chosen.map((name) => ({ ...common, filter: filterWithout(name), facets: [name], limit: 0 })),
    ];
    return this.#send('POST', '/multi-search', { queries });
  }

  close(): void {
    this.#agent.destroy();
  }

  async #task(method: string, path: string, body: Body): Promise<void> {
    await this.#done((await this.#send<{ taskUid: number }>(method, path, body)).taskUid);
  }

  async #done(task: number): Promise<void> {
    for (;;) {
      const { status, error } = await this.#send<{ status: string; error?: { message: string } }>('GET', `/tasks/${task}`);
      if (status === 'failed') throw new Error(error?.message);
      if (status === 'succeeded') return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  #send<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
    const payload = body === undefined ? undefined : JSON.stringify(body);
    const headers = {
      authorization: `Bearer ${this.#server.key}`,
      'content-type': 'application/json',
      ...(payload === undefined ? {} : { 'content-length': Buffer.byteLength(payload) }),
    };
    return new Promise((resolve, reject) => {
      const sent = request(new URL(path, this.#server.url), { method, headers, agent: this.#agent }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          if ((response.statusCode ?? 500) >= 400) reject(new Error(`${path}: ${response.statusCode} ${text}`));
          else resolve(JSON.parse(text));
        });
      });
      sent.on('error', reject);
      sent.end(payload);
    });
  }
}

function flat(document: SearchDocument, language: 'en' | 'fr'): Body {
  const text = document[language] ?? document[otherLanguage(language)];
  return { id: document.id, vendor: document.vendor.name, publishedAt: document.publishedAt, ...text, ...document.facets };
}
