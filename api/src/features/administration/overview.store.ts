import { sql } from 'drizzle-orm';
import type { Overview } from '#api/contract/administration.ts';
import type { Reader } from '#api/db/open-database.ts';
import { never } from '#api/platform/outbox/outbox.store.ts';

type Counts = Omit<Overview, 'lastBackupAt' | 'mail'>;

/** How many there are of everything that administrators look after. */
export function countAll(db: Reader): Counts {
  const none = { people: 0, staff: 0, suspendedPeople: 0, vendors: 0, suspendedVendors: 0, waiting: 0, failed: 0 };
  const counts = db.get<Counts>(
    sql`select (select count(*) from people) as people, (select count(*) from people where role <> 'person') as staff, (select count(*) from people where suspended_at is not null) as suspendedPeople,
        (select count(*) from vendors) as vendors, (select count(*) from vendors where status = 'suspended') as suspendedVendors,
        (select count(*) from outbox where due_at < ${never.getTime()}) as waiting, (select count(*) from outbox where attempts > 0) as failed`,
  );
  return counts ?? none;
}
