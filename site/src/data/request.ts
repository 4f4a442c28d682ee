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
    const problem = toProblem(error);
    if (problem !== undefined && problem.status < 500) return problem;
    throw error;
  }
}

/** The server's client has a class of its own, so a problem is known by its name. */
function toProblem(error: unknown): ApiProblem | undefined {
  if (!(error instanceof Error) || error.name !== 'ApiProblem' || !('status' in error) || typeof error.status !== 'number') return undefined;
  const since = 'since' in error && typeof error.since === 'string' ? error.since : undefined;
  return new ApiProblem(error.status, error.message, since, 'archived' in error && error.archived === true);
}
