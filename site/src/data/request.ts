import { ApiProblem } from '@catalog/api/contract/catalogue-client.ts';
import type { Language } from '@catalog/api/contract/text.ts';

/** The language of a page, which its address begins with. */
export function languageOf(url: URL): Language {
  return url.pathname.startsWith('/fr/') ? 'fr' : 'en';
}

/** What the API answers, or its problem where there is nothing to show. */
export async function found<Answer>(answer: Promise<Answer>): Promise<Answer | ApiProblem> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof ApiProblem && error.status < 500) return error;
    throw error;
  }
}
