import Sqlite from 'better-sqlite3';
import type { Language } from '#api/contract/text.ts';
import { Synonyms } from '../../analysis/synonyms.ts';
import type { EngineAnswer, EngineQuery, EngineSuggestion, Explanation } from '../../search-engine.ts';
import type { Change, DocumentRow, Facts, StemRow, WordRow } from '../facts.ts';
import { assertHeader } from '../index-header.ts';
import { saysSomething } from '../../parse-query.ts';
import { Answers } from './answers.ts';
import { intersect } from './bit-set.ts';
import { Columns } from './columns.ts';
import { chosenSets, countFacets, emptyCounts } from './count-facets.ts';
import { ForwardReader } from './forward-reader.ts';
import { matchDocuments } from './match-documents.ts';
import { NameOrder } from './name-order.ts';
import { orderDocuments } from './order-documents.ts';
import { planQuery, type Plan } from './plan-query.ts';
import { Postings } from './postings.ts';
import { suggestNames } from './suggest-names.ts';
import { Vocabulary } from './vocabulary.ts';

/** Searches one index file; what it needs often is in memory. */
export class IndexReader {
  readonly #db: Sqlite.Database;
  readonly #columns = new Columns();
  readonly #vocabularies = { en: new Vocabulary(), fr: new Vocabulary() };
  readonly #nameOrders = { en: new NameOrder(this.#columns, 'en'), fr: new NameOrder(this.#columns, 'fr') };
  readonly #answers = new Answers();
  readonly #postings: Postings;
  readonly #forwards: ForwardReader;
  readonly #synonyms: Synonyms;

  constructor(file: string, synonyms: readonly (readonly string[])[]) {
    this.#db = new Sqlite(file, { fileMustExist: true });
    this.#db.pragma('query_only = ON');
    this.#db.pragma('cache_size = -65536');
    this.#postings = new Postings(this.#db, () => assertHeader(file));
    this.#forwards = new ForwardReader(this.#db);
    this.#synonyms = new Synonyms(synonyms);
    this.#load();
  }

  /** Answers a query. */
  search(query: EngineQuery): EngineAnswer {
    const known = this.#answers.find(query);
    if (known !== undefined) return known;
    const answer = this.#inOneSnapshot(() => this.#answer(query));
    this.#answers.keep(query, answer);
    return answer;
  }

  /** Finds names that begin with what was typed. */
  suggest(q: string, language: Language, most: number): EngineSuggestion[] {
    return suggestNames(q, { language, most, columns: this.#columns, vocabularies: this.#vocabularies });
  }

  /** Says how the words of a query are understood. */
  explain(q: string, language: Language): Explanation {
    const { corrected, stems } = this.#inOneSnapshot(() => this.#plan(q, language));
    return { corrected, stems };
  }

  /** Takes in what the writer changed. */
  refresh(change: Change): void {
    for (const slot of change.removed) this.#columns.remove(slot);
    for (const row of change.put) this.#columns.put(row);
    for (const row of change.words) this.#learnWord(row);
    this.#postings.learn(change.stems);
    this.#postings.clear();
    this.#answers.clear();
    this.#nameOrders.en.clear();
    this.#nameOrders.fr.clear();
  }

  /** Closes the file. */
  close(): void {
    this.#db.close();
  }

  #answer(query: EngineQuery): EngineAnswer {
    if (query.q.trim() !== '' && !saysSomething(query.q) && /[^\p{P}\p{Z}\p{C}\p{S}]/u.test(query.q)) return nothing;
    const plan = this.#plan(query.q, query.language);
    if (saysSomething(query.q) && plan.clauses.length === 0 && plan.phrases.length === 0 && plan.excluded.length === 0 && plan.excludedPhrases.length === 0) return nothing;
    const chosen = chosenSets(this.#columns.facets, query.selection);
    const fitting = intersect(
      this.#columns.alive,
      chosen.map((one) => one.fitting),
    );
    const matches = matchDocuments(plan, { columns: this.#columns, postings: this.#postings, forwards: this.#forwards }, fitting);
    const counts = countFacets(matches.found, this.#columns.facets, chosen);
    const kept = intersect(matches.found, [fitting]);
    const slots = orderDocuments(kept, query, {
      columns: this.#columns,
      nameOrders: this.#nameOrders,
      matches,
      plan,
      forwards: this.#forwards,
      synonyms: this.#synonyms,
    });
    const hits = slots.flatMap((slot) => this.#columns.ids[slot] ?? []).map((id) => ({ id }));
    return { engine: 'embedded', total: kept.count(), hits, counts, partial: matches.partial, corrected: plan.corrected, stems: plan.stems };
  }

  #plan(q: string, language: Language): Plan {
    return planQuery(q, language, { vocabularies: this.#vocabularies, postings: this.#postings, synonyms: this.#synonyms });
  }

  #inOneSnapshot<Value>(work: () => Value): Value {
    return this.#db.transaction(work).deferred();
  }

  #load(): void {
    this.#inOneSnapshot(() => {
      for (const row of this.#db.prepare<[], WordRow>('select id, language, word, shown, stem, documents from words order by id').iterate()) this.#learnWord(row);
      this.#postings.learn(this.#db.prepare<[], StemRow>('select language, stem, levels from stems').iterate());
      for (const row of this.#db.prepare<[], { slot: number; id: string; facts: string }>('select slot, id, facts from documents order by slot').iterate()) {
        this.#columns.put(toDocumentRow(row));
      }
    });
  }

  #learnWord(row: WordRow): void {
    this.#vocabularies[row.language].learn(row);
    this.#forwards.learn(row);
  }
}

const nothing: EngineAnswer = { engine: 'embedded', total: 0, hits: [], counts: emptyCounts(), partial: false, corrected: null, stems: [] };

function toDocumentRow({ slot, id, facts }: { slot: number; id: string; facts: string }): DocumentRow {
  const parsed: Facts = JSON.parse(facts);
  return { slot, id, facts: parsed };
}
