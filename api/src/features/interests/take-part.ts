import { randomUUID } from 'node:crypto';
import { pageAddress } from '#api/contract/addresses.ts';
import type { InterestInput } from '#api/contract/interest.ts';
import type { Taxonomy } from '#api/contract/taxonomy.ts';
import type { Language } from '#api/contract/text.ts';
import type { Database } from '#api/db/open-database.ts';
import { announceMail } from '#api/features/mail/index.ts';
import { Refusal } from '#api/platform/failure.ts';
import { hashOfToken, newToken } from '#api/platform/token.ts';
import { insertInterest, removeUnconfirmed } from './interest.store.ts';
import { nameTopics, topicsOf, type Topic } from './topics.rules.ts';

/** What taking part needs. */
export type InterestDeps = { readonly db: Database; readonly taxonomy: Taxonomy; readonly config: { readonly baseUrl: string }; readonly now: () => Date };

/** Days that a link to confirm is good for; who does not confirm is then forgotten. */
const daysToConfirm = 3;

const day = 86_400_000;

/**
 * Notes an interest and sends the link that confirms it; until then it counts nowhere.
 * @throws Refusal with the field that is to be mended
 */
export function takePart({ db, taxonomy, config, now }: InterestDeps, input: InterestInput, language: Language): void {
  const topics = knownTopics(input, taxonomy);
  const at = now();
  const token = newToken();
  const link = `${config.baseUrl}${pageAddress('takePartConfirm', language)}?token=${token}`;
  db.transaction(
    (tx) => {
      removeUnconfirmed(tx, new Date(at.getTime() - daysToConfirm * day));
      const { who, name, improvement = null } = input;
      const organization = who === 'organization' ? (input.organization ?? null) : null;
      const row = { id: randomUUID(), who, name, organization, email: input.email.toLowerCase(), language, improvement, tokenHash: hashOfToken(token), createdAt: at };
      insertInterest(tx, { ...row, confirmedAt: null, answer: null, answeredAt: null, answeredBy: null }, topics);
      announceMail(tx, at, { to: { address: input.email }, template: 'confirm-interest', language, data: { name, link, what: nameTopics(topics, taxonomy, language) } });
    },
    { behavior: 'immediate' },
  );
}

function knownTopics(input: InterestInput, taxonomy: Taxonomy): readonly Topic[] {
  const { topics, unknown } = topicsOf(input.topics, taxonomy);
  if (input.who === 'organization' && input.organization === undefined)
    throw mend('/organization', { en: 'Write the name of the organization.', fr: 'Écrivez le nom de l’organisation.' });
  if (unknown !== undefined) throw mend('/topics', { en: 'Choose areas and actions of the plan.', fr: 'Choisissez des domaines et des actions du plan.' });
  return topics;
}

function mend(pointer: string, says: { en: string; fr: string }): Refusal {
  return new Refusal('bad-input', 'bad-input', says, [{ pointer, says }]);
}
