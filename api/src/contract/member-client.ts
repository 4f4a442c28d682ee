import { readAnswer, type ApiFetch } from './catalogue-client.ts';

/** The API as the person who is signed in may read it; `path` begins after `/api/v1`. It throws an `ApiProblem` where the API refuses. */
export type MemberClient = { readonly get: <Answer>(path: string) => Promise<Answer> };

/** Builds the client on a way to reach the API that says who asks. */
export function createMemberClient(fetch: ApiFetch): MemberClient {
  return { get: <Answer>(path: string) => readAnswer<Answer>(fetch, `/api/v1${path}`) };
}
