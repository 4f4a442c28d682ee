import { stringify } from 'csv-stringify/sync';
import type { Reader } from '#api/db/open-database.ts';
import { listInterests } from './interest.store.ts';

const headings = ['confirmed_at', 'who', 'name', 'organization', 'email', 'language', 'areas', 'actions', 'improvement', 'answered_at'];

/** Every confirmed interest as CSV; a cell that a spreadsheet would take for a formula is disarmed. */
export function writeInterests(db: Reader): string {
  const rows = listInterests(db, {}, { offset: 0, limit: 1_000_000 }).items.map(({ row, topics }) => [
    row.confirmedAt?.toISOString() ?? '',
    row.who,
    row.name,
    row.organization ?? '',
    row.email,
    row.language,
    [...new Set(topics.map(({ area }) => area))].join(' '),
    topics.flatMap(({ action }) => action ?? []).join(' '),
    row.improvement ?? '',
    row.answeredAt?.toISOString() ?? '',
  ]);
  return stringify([headings, ...rows], { escape_formulas: true, record_delimiter: 'windows', bom: true });
}
