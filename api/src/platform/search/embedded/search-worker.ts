import { createHash } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { languages, type Language } from '#api/contract/text.ts';
import type { EngineAnswer, EngineQuery, EngineSuggestion, SearchDocument } from '../search-engine.ts';
import { fold } from '../analysis.ts';
import { countFacets } from './facet-counts.ts';
import { changeIndex, openIndex } from './index-file.ts';
import { toMatch, type MatchExpression } from './match-expression.ts';
import type { WorkerRequest } from './protocol.ts';
import { Vocabulary } from './vocabulary.ts';

const { file, synonyms }: { file: string; synonyms: readonly (readonly string[])[] } = workerData;

const db = openIndex(file);
const documents = new Map<number, SearchDocument>();
const vocabularies = { en: new Vocabulary(), fr: new Vocabulary() };
let stale = true;

type Found = { readonly row: number; readonly score: number };

function load(): void {
  documents.clear();
  for (const [row, body] of db.prepare<[], [number, string]>('select row, body from documents').raw().iterate()) documents.set(row, JSON.parse(body));
  stale = true;
}

function freshen(): void {
  if (!stale) return;
  for (const language of languages) vocabularies[language].read(db, language);
  stale = false;
}

function search(query: EngineQuery): EngineAnswer {
  freshen();
  const match = toMatch(query.q, query.language, vocabularies[query.language], synonyms);
  if (query.q.trim() !== '' && match === undefined) return { total: 0, hits: [], counts: countFacets([], valuesOf, {}).counts, corrected: null, stems: [] };
  const candidates = match === undefined ? everything() : find(match, query.language);
  const { kept, counts } = countFacets(candidates, valuesOf, query.selection);
  const start = (query.page - 1) * query.pageSize;
  const hits = order(kept, query)
    .slice(start, start + query.pageSize)
    .map(({ row }) => ({ id: documents.get(row)?.id ?? '' }));
  return { total: kept.length, hits, counts, corrected: match?.corrected ?? null, stems: match?.stems ?? [] };
}

function valuesOf({ row }: Found): SearchDocument['facets'] {
  const document = documents.get(row);
  if (document === undefined) throw new Error(`Row ${row} is not in memory.`);
  return document.facets;
}

function everything(): Found[] {
  return [...documents.keys()].map((row) => ({ row, score: 0 }));
}

function find(match: MatchExpression, language: Language): Found[] {
  const run = db.prepare<[string], [number, number]>(`select rowid, bm25(text_${language}, 12, 6, 4, 2.5, 1, 1.5) from text_${language} where text_${language} match ?`).raw();
  const found = run.all(match.all);
  const rows = found.length > 0 ? found : run.all(match.any);
  return rows.map(([row, score]) => ({ row, score }));
}

function order(found: Found[], { sort, seed, language }: EngineQuery): Found[] {
  const tie = new Map(
    found.map(({ row }) => [
      row,
      createHash('sha1')
        .update(`${seed}${documents.get(row)?.id ?? ''}`)
        .digest()
        .readUInt32BE(),
    ]),
  );
  const byTie = (a: Found, b: Found) => (tie.get(a.row) ?? 0) - (tie.get(b.row) ?? 0);
  if (sort === 'newest') return found.toSorted((a, b) => (documents.get(b.row)?.publishedAt ?? 0) - (documents.get(a.row)?.publishedAt ?? 0) || byTie(a, b));
  if (sort === 'name') {
    const { compare } = new Intl.Collator(`${language}-CA`);
    return found.toSorted((a, b) => compare(nameOf(a.row, language), nameOf(b.row, language)) || byTie(a, b));
  }
  return found.toSorted((a, b) => Math.round(a.score * 100) - Math.round(b.score * 100) || byTie(a, b));
}

function nameOf(row: number, language: Language): string {
  const document = documents.get(row);
  return (document?.[language] ?? document?.en ?? document?.fr)?.name ?? '';
}

function suggest({ q, language, most }: { q: string; language: Language; most: number }): EngineSuggestion[] {
  const typed = fold(q.trim());
  const ranked = [...documents].flatMap(([row, { id, vendor }]) => {
    const name = fold(nameOf(row, language));
    if (name.startsWith(typed)) return [{ id, rank: 0, name }];
    if (name.includes(` ${typed}`)) return [{ id, rank: 1, name }];
    return fold(vendor).startsWith(typed) ? [{ id, rank: 2, name }] : [];
  });
  return ranked
    .toSorted((a, b) => a.rank - b.rank || a.name.length - b.name.length)
    .slice(0, most)
    .map(({ id }) => ({ kind: 'listing', id }));
}

function apply(puts: readonly SearchDocument[], removals: readonly string[]): void {
  changeIndex(db, puts, removals);
  const touched = new Set([...removals, ...puts.map(({ id }) => id)]);
  for (const [row, { id }] of documents) if (touched.has(id)) documents.delete(row);
  const read = db.prepare<[string], [number, string]>('select row, body from documents where id = ?').raw();
  for (const { id } of puts) {
    const found = read.get(id);
    if (found !== undefined) documents.set(found[0], JSON.parse(found[1]));
  }
  stale = true;
}

function answer(request: WorkerRequest): unknown {
  switch (request.kind) {
    case 'search':
      return search(request.query);
    case 'suggest':
      return suggest(request);
    case 'apply':
      apply(request.puts, request.removals);
      return undefined;
    case 'versions':
      return new Map([...documents.values()].map(({ id, version }) => [id, version]));
    default:
      db.close();
      return undefined;
  }
}

load();
parentPort?.on('message', ({ call, request }: { call: number; request: WorkerRequest }) => {
  try {
    parentPort?.postMessage({ call, value: answer(request) });
  } catch (error) {
    parentPort?.postMessage({ call, error: error instanceof Error ? error.message : String(error) });
  }
});
