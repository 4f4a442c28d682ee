import type { Interest } from '#api/contract/interest.ts';
import type { Reader } from '#api/db/open-database.ts';
import { Failure } from '#api/platform/failure.ts';
import { findInterest, type KnownInterest } from './interest.store.ts';

/** An interest as the staff read it. */
export function showInterest({ row, topics }: KnownInterest): Interest {
  const { id, who, name, organization, email, language, improvement, answer, answeredBy } = row;
  return {
    id,
    who,
    name,
    organization,
    email,
    language,
    improvement,
    answer,
    answeredBy,
    topics: topics.map(({ area, action }) => ({ area, action: action ?? null })),
    confirmedAt: (row.confirmedAt ?? row.createdAt).toISOString(),
    answeredAt: row.answeredAt?.toISOString() ?? null,
  };
}

/** An interest by its id. @throws Failure `not-found` */
export function shownInterest(db: Reader, id: string): Interest {
  const known = findInterest(db, id);
  if (known === undefined) throw new Failure('not-found', 'not-found', 'There is no such interest.');
  return showInterest(known);
}
