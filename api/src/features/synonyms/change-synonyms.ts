import type { SynonymGroup } from '#api/contract/administration.ts';
import type { EventKind } from '#api/contract/event-kinds.ts';
import { announce, recordEvent } from '#api/db/announce.ts';
import type { Database, Transaction } from '#api/db/open-database.ts';
import { Refusal } from '#api/platform/failure.ts';
import { readMember } from '#api/platform/search/analysis/synonyms.ts';
import { deleteSynonymGroup, insertSynonymGroup, listSynonymGroups } from './synonym.store.ts';

/** What synonyms are changed with; `known` are those that came with the catalogue. */
export type SynonymDeps = { readonly db: Database; readonly now: () => Date; readonly known: readonly (readonly string[])[] };

const limits = { fewest: 2, most: 20, longest: 80 };

const says = {
  count: { en: 'Give two to twenty words or expressions, one a line.', fr: 'Donnez de deux à vingt mots ou expressions, un par ligne.' },
  long: { en: 'Each word or expression has at most 80 characters.', fr: 'Chaque mot ou expression compte au plus 80 caractères.' },
  gone: { en: 'Somebody removed this group already.', fr: 'Quelqu’un a déjà retiré ce groupe.' },
  twice: {
    en: (term: string) => `“${term}” is in another group already; a word in two groups would make all of them mean the same.`,
    fr: (term: string) => `«\u202f${term}\u202f» est déjà dans un autre groupe\u202f; un mot dans deux groupes en ferait un seul.`,
  },
};

/** Adds a group of words that mean the same; search takes them so as soon as the index is built anew. Returns the group. @throws Refusal */
export function addSynonyms({ db, now, known }: SynonymDeps, given: readonly string[], actor: string): SynonymGroup {
  const terms = [...new Map(given.flatMap((line) => (line.trim() === '' ? [] : [[fold(line), line.trim().replaceAll(/\s+/g, ' ')] as const]))).values()];
  if (terms.length < limits.fewest || terms.length > limits.most) throw refuse(says.count);
  if (terms.some((term) => term.length > limits.longest)) throw refuse(says.long);
  return db.transaction(
    (tx) => {
      const others = new Set([...known, ...listSynonymGroups(tx).map((group) => group.terms)].flat().map(fold));
      const twice = terms.find((term) => others.has(fold(term)));
      if (twice !== undefined) throw refuse({ en: says.twice.en(twice), fr: says.twice.fr(twice) });
      const id = insertSynonymGroup(tx, terms, { actor, at: now() });
      tell(tx, { kind: 'synonyms-added', terms, actor, at: now() });
      return { id, terms };
    },
    { behavior: 'immediate' },
  );
}

/** Removes a group of the staff. @throws Refusal where there is none, or no longer */
export function removeSynonyms({ db, now }: SynonymDeps, id: number, actor: string): void {
  db.transaction(
    (tx) => {
      const group = listSynonymGroups(tx).find((one) => one.id === id);
      if (group === undefined) throw new Refusal('not-found', 'no-group', says.gone);
      deleteSynonymGroup(tx, id);
      tell(tx, { kind: 'synonyms-removed', terms: group.terms, actor, at: now() });
    },
    { behavior: 'immediate' },
  );
}

function tell(tx: Transaction, { kind, terms, actor, at }: { kind: EventKind; terms: readonly string[]; actor: string; at: Date }): void {
  recordEvent(tx, { at, actor, kind, subject: terms[0] ?? '', data: { terms } });
  announce(tx, at, { kind: 'synonyms-changed', subject: 'all' });
}

const fold = (term: string): string => readMember(term.trim()).text.replaceAll('"', '').toLowerCase();

function refuse(why: { en: string; fr: string }): Refusal {
  return new Refusal('bad-input', 'bad-synonyms', why, [{ pointer: '/terms', says: why }]);
}
