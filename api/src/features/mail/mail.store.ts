import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { Language } from '#api/contract/text.ts';
import type { Reader } from '#api/db/open-database.ts';

const Addressee = z.object({ email: z.string(), language: Language });

/** Where a person is written to, and in which language, as they have it now. */
export function findAddressee(db: Reader, personId: string): z.infer<typeof Addressee> | undefined {
  return Addressee.optional().parse(db.get(sql`select email, language from people where id = ${personId}`));
}
