import { z } from 'zod';
import type { Decision, HistoryEvent } from '#api/contract/review.ts';
import type { Reader } from '#api/db/open-database.ts';
import { listDecisions, listEvents, namesOf, revisionNumbers, type DecisionRow } from './review.store.ts';

const Data = z.object({ revision: z.number().int().optional(), publishAt: z.iso.datetime().optional(), decision: z.string().optional() }).catch({});

/** What happened to a listing, oldest first, each with the decision that led to it. */
export function readHistory(db: Reader, listingId: string): HistoryEvent[] {
  const events = listEvents(db, listingId);
  const decisions = new Map(readDecisions(db, listingId).map((decision) => [decision.id, decision]));
  const names = namesOf(
    db,
    events.map(({ actor }) => actor),
  );
  return events.map(({ at, actor, kind, data }) => {
    const { revision, publishAt, decision } = Data.parse(data);
    return {
      at: at.toISOString(),
      actor: { id: actor, name: names.get(actor) ?? null },
      kind,
      revision: revision ?? null,
      publishAt: publishAt ?? null,
      decision: decision === undefined ? null : (decisions.get(decision) ?? null),
    };
  });
}

/** The decisions about a listing, oldest first. */
export function readDecisions(db: Reader, listingId: string): Decision[] {
  const rows = listDecisions(db, listingId);
  const names = namesOf(
    db,
    rows.flatMap(({ moderatorId }) => moderatorId ?? []),
  );
  const numbers = revisionNumbers(db, listingId);
  return rows.map((row) => toDecision(row, names, numbers));
}

function toDecision(row: DecisionRow, names: ReadonlyMap<string, string>, numbers: ReadonlyMap<string, number>): Decision {
  return {
    id: row.id,
    kind: row.kind,
    revision: row.revisionId === null ? null : (numbers.get(row.revisionId) ?? null),
    reasons: [...row.reasons],
    note: row.note,
    comments: [...row.comments],
    publishAt: row.publishAt?.toISOString() ?? null,
    moderator: row.moderatorId === null ? null : (names.get(row.moderatorId) ?? null),
    at: row.at.toISOString(),
  };
}
