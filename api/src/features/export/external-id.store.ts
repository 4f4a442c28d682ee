import type { Database } from '#api/db/open-database.ts';

/** What has an id in another system. */
export type ExternalKind = 'listing' | 'vendor';

/** The ids that another system gave to what is stored, both ways. */
export function externalIds({ $client }: Database, kind: ExternalKind) {
  const find = $client.prepare<[string, string], string>('select subject_id from external_ids where kind = ? and external_id = ?').pluck();
  const name = $client.prepare<[string, string], string>('select external_id from external_ids where kind = ? and subject_id = ?').pluck();
  const put = $client.prepare('insert into external_ids (kind, external_id, subject_id) values (?, ?, ?)');
  return {
    /** Our id of what another system calls `externalId`. */
    find: (externalId: string): string | undefined => find.get(kind, externalId),
    /** What another system calls our `id`, or that itself. */
    nameOf: (id: string): string => name.get(kind, id) ?? id,
    put: (externalId: string, id: string): void => void put.run(kind, externalId, id),
  };
}
