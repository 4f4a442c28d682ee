import { valueIn } from './ledger.ts';
import type { Desk } from './writers.ts';

/** Takes part in the plan. */
export async function takePart({ client, ledger, number }: Desk): Promise<void> {
  const email = `interested-${number()}@public.example`;
  const form = { who: 'person', name: 'Ada', email, 'topics[]': 'secure-it', 'consent:boolean': 'true' };
  if ((await client.ask('POST', '/en/take-part/', { form })).status !== 303) return;
  ledger.note({
    kind: 'interest',
    subject: email,
    stored: (sight) => valueIn(sight, 'select i.email from interests i join interest_topics t on t.interest_id = i.id where i.email = ?', email) === email,
    follows: (sight) => sight.arrived(email, '/en/take-part/confirm/'),
  });
}

/** Reports a listing, to be confirmed by mail. */
export async function report({ client, ledger, world, number }: Desk): Promise<void> {
  const email = `reporter-${number()}@public.example`;
  const form = { kind: 'wrong', detail: 'The price is another one.', email };
  if ((await client.ask('POST', `/en/solutions/${world.publicSlug}/report/`, { form })).status !== 303) return;
  ledger.note({
    kind: 'report',
    subject: email,
    stored: (sight) => valueIn(sight, 'select detail from reports where email = ?', email) === 'The price is another one.',
    follows: (sight) => sight.arrived(email, '/en/report/confirm/'),
  });
}

/** Signs up. */
export async function signUp({ client, ledger, number }: Desk): Promise<void> {
  const email = `new-${number()}@public.example`;
  const form = { name: 'Ada', email, password: 'grenouille tambour ficelle', language: 'en', terms: 'yes' };
  if ((await client.ask('POST', '/en/sign-up/', { form })).status !== 303) return;
  ledger.note({
    kind: 'sign-up',
    subject: email,
    stored: (sight) => valueIn(sight, 'select p.email from people p join credentials c on c.person_id = p.id where p.email = ?', email) === email,
    follows: (sight) => sight.arrived(email, '/en/sign-up/confirm/'),
  });
}
