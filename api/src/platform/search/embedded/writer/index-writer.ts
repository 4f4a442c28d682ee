import type Sqlite from 'better-sqlite3';
import { languages, type Language } from '#api/contract/text.ts';
import type { Synonyms } from '../../analysis/synonyms.ts';
import type { SearchDocument } from '../../search-engine.ts';
import type { Change, DocumentRow, Facts } from '../facts.ts';
import { packNumbers, unpackNumbers } from '../forward.ts';
import { analyseText } from './analyse-document.ts';
import { Lexicon, type WordEntry } from './lexicon.ts';

/** Writes documents into one index file. */
export class IndexWriter {
  readonly file: string;
  readonly #db: Sqlite.Database;
  readonly #statements: ReturnType<typeof prepareStatements>;
  readonly #synonyms: Synonyms;
  readonly #lexicon: Lexicon;
  readonly #slots = new Map<string, number>();
  readonly #free: number[] = [];
  #nextSlot = 1;
  #changes: number;

  constructor(db: Sqlite.Database, synonyms: Synonyms) {
    this.file = db.name;
    this.#db = db;
    this.#statements = prepareStatements(db);
    this.#synonyms = synonyms;
    this.#lexicon = new Lexicon(db);
    this.#changes = this.#statements.changes.get() ?? 0;
    for (const [slot, id] of db.prepare<[], [number, string]>('select slot, id from documents order by slot').raw().iterate()) {
      while (this.#nextSlot < slot) this.#free.push(this.#nextSlot++);
      this.#slots.set(id, slot);
      this.#nextSlot = slot + 1;
    }
  }

  /** Whether another process wrote to the file since this one opened it. */
  wasChangedElsewhere(): boolean {
    return this.#statements.changes.get() !== this.#changes;
  }

  /** Puts and removes documents in one transaction. */
  apply(puts: readonly SearchDocument[], removals: readonly string[]): Change {
    const change = this.#db.transaction((): Change => {
      this.#statements.countChange.run();
      const { put, removed } = this.change(puts, removals);
      return { put, removed, ...this.#lexicon.flush(this.#db) };
    })();
    this.#changes += 1;
    return change;
  }

  /** Puts and removes documents within a transaction that is already open. */
  change(puts: readonly SearchDocument[], removals: readonly string[]): { put: DocumentRow[]; removed: number[] } {
    const latest = new Map(puts.map((document) => [document.id, document]));
    const removed = [...new Set(removals)].flatMap((id) => (latest.has(id) ? [] : this.#remove(id)));
    const put = [...latest.values()].map((document) => this.#put(document));
    return { put, removed };
  }

  /** Opens the one transaction that a whole index is written in. */
  beginBulk(): void {
    this.#db.exec('begin');
  }

  /** Ends it, and makes the file one that can be read while it is written. */
  finishBulk(): void {
    this.#lexicon.flush(this.#db);
    this.#db.exec('commit');
    this.#db.pragma('journal_mode = WAL');
    this.#db.pragma('synchronous = NORMAL');
    this.#db.pragma('wal_checkpoint(TRUNCATE)');
  }

  /** The version of every document, by id. */
  versions(): Map<string, string> {
    return new Map(this.#db.prepare<[], [string, string]>('select id, version from documents').raw().all());
  }

  /** Closes the file. */
  close(): void {
    this.#db.close();
  }

  #put(document: SearchDocument): DocumentRow {
    const known = this.#slots.get(document.id);
    if (known !== undefined) this.#forget(known);
    const slot = known ?? this.#free.pop() ?? this.#nextSlot++;
    this.#slots.set(document.id, slot);
    const facts = factsOf(document);
    this.#statements.putDocument.run(slot, document.id, document.version, JSON.stringify(facts));
    this.#insertTexts(slot, document);
    return { slot, id: document.id, facts };
  }

  #insertTexts(slot: number, document: SearchDocument): void {
    const [en, fr] = languages.map((language) => this.#analyse(document, language));
    const tokens = [...(en?.tokens ?? []), ...(fr?.tokens ?? [])].join(' ');
    this.#statements.putTokens.run(slot, tokens);
    this.#statements.putForward.run(slot, en?.forward ?? null, fr?.forward ?? null);
  }

  #analyse(document: SearchDocument, language: Language): { tokens: readonly string[]; forward: Buffer } | undefined {
    const text = document[language];
    if (text === undefined) return undefined;
    const { tokens, forward, words } = analyseText(text, document.vendor.name, language, { lexicon: this.#lexicon, synonyms: this.#synonyms });
    for (const word of words) this.#lexicon.count(word, 1);
    const inOrder = new Set(forward);
    const others = words.filter(({ id }) => !inOrder.has(id)).map(({ id }) => id);
    return { tokens, forward: packNumbers([others.length, ...others, ...forward]) };
  }

  #remove(id: string): number[] {
    const slot = this.#slots.get(id);
    if (slot === undefined) return [];
    this.#forget(slot);
    this.#statements.removeDocument.run(slot);
    this.#slots.delete(id);
    this.#free.push(slot);
    return [slot];
  }

  #forget(slot: number): void {
    const kept = this.#statements.forward.get(slot) ?? [];
    for (const bytes of kept) for (const word of this.#wordsIn(bytes)) this.#lexicon.count(word, -1);
    this.#statements.removeForward.run(slot);
    this.#statements.removeTokens.run(slot);
  }

  #wordsIn(bytes: Buffer | null): WordEntry[] {
    if (bytes === null) return [];
    const [, ...ids] = unpackNumbers(bytes);
    return [...new Set(ids)].flatMap((id) => this.#lexicon.byId(id) ?? []);
  }
}

function factsOf({ en, fr, vendor, publishedAt, facets }: SearchDocument): Facts {
  return { names: { en: en?.name ?? null, fr: fr?.name ?? null }, vendor, publishedAt, facets };
}

function prepareStatements(db: Sqlite.Database) {
  return {
    changes: db.prepare<[], number>("select value from meta where key = 'changes'").pluck(),
    countChange: db.prepare("update meta set value = value + 1 where key = 'changes'"),
    putDocument: db.prepare('insert or replace into documents (slot, id, version, facts) values (?, ?, ?, ?)'),
    removeDocument: db.prepare('delete from documents where slot = ?'),
    putTokens: db.prepare('insert into postings (rowid, tokens) values (?, ?)'),
    removeTokens: db.prepare('delete from postings where rowid = ?'),
    putForward: db.prepare('insert into forwards (slot, en, fr) values (?, ?, ?)'),
    removeForward: db.prepare('delete from forwards where slot = ?'),
    forward: db.prepare<[number], [Buffer | null, Buffer | null]>('select en, fr from forwards where slot = ?').raw(),
  };
}
