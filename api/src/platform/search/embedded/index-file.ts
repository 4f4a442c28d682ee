import Sqlite from 'better-sqlite3';
import { rmSync } from 'node:fs';
import { languages, otherLanguage, type Language } from '#api/contract/text.ts';
import { tokenize } from '../analysis.ts';
import type { DocumentText, SearchDocument } from '../search-engine.ts';

/** Counted up whenever the index is laid out or analysed in another way. */
const layout = 2;

/** Opens the index, or begins an empty one where it is missing, broken or of another layout. */
export function openIndex(file: string): Sqlite.Database {
  try {
    return prepared(new Sqlite(file));
  } catch {
    for (const ending of ['', '-wal', '-shm']) rmSync(file + ending, { force: true });
    return prepared(new Sqlite(file));
  }
}

function prepared(db: Sqlite.Database): Sqlite.Database {
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = OFF');
  const version = Number(db.pragma('user_version', { simple: true }));
  if (version !== 0 && version !== layout) {
    db.close();
    throw new Error('The index is of another layout.');
  }
  if (version === 0) createTables(db);
  return db;
}

function createTables(db: Sqlite.Database): void {
  db.exec('create table documents (row integer primary key, id text not null unique, body text not null)');
  for (const language of languages) {
    db.exec(`create virtual table text_${language} using fts5 (name, terms, summary, features, description, other, tokenize = 'ascii')`);
    db.exec(`create virtual table vocabulary_${language} using fts5vocab (text_${language}, row)`);
  }
  db.pragma(`user_version = ${layout}`);
}

/** Writes and removes documents in one transaction. */
export function changeIndex(db: Sqlite.Database, puts: readonly SearchDocument[], removals: readonly string[]): void {
  const rowOf = db.prepare<[string], number>('select row from documents where id = ?').pluck();
  const put = db.prepare('insert into documents (id, body) values (?, ?)');
  db.transaction(() => {
    for (const id of [...removals, ...puts.map((document) => document.id)]) removeRow(db, rowOf.get(id));
    for (const document of puts) {
      const { lastInsertRowid } = put.run(document.id, JSON.stringify(document));
      for (const language of languages) insertText(db, lastInsertRowid, document, language);
    }
  })();
}

function removeRow(db: Sqlite.Database, row: number | undefined): void {
  if (row === undefined) return;
  db.prepare('delete from documents where row = ?').run(row);
  for (const language of languages) db.prepare(`delete from text_${language} where rowid = ?`).run(row);
}

function insertText(db: Sqlite.Database, row: number | bigint, document: SearchDocument, language: Language): void {
  const side = otherLanguage(language);
  const own = document[language];
  const shown = own ?? document[side];
  if (shown === undefined) return;
  const shownLanguage = own === undefined ? side : language;
  const other = own === undefined ? undefined : document[side];
  const stems = (texts: readonly string[]) =>
    texts
      .flatMap((text) => tokenize(text, shownLanguage))
      .map(({ stem }) => stem)
      .join(' ');
  db.prepare(`insert into text_${language} (rowid, name, terms, summary, features, description, other) values (?, ?, ?, ?, ?, ?, ?)`).run(
    row,
    stems([shown.name, document.vendor]),
    stems([...shown.keywords, ...shown.terms]),
    stems([shown.summary]),
    stems(shown.features),
    stems([shown.description]),
    other === undefined ? '' : otherStems(other, side),
  );
}

function otherStems(text: DocumentText, language: Language): string {
  return [text.name, text.summary, ...text.keywords, ...text.terms]
    .flatMap((part) => tokenize(part, language))
    .map(({ stem }) => stem)
    .join(' ');
}
