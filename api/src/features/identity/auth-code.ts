import { isAPIError } from 'better-auth/api';

/** The code by which the library refused something; none for any other error. */
export function authCode(error: unknown): string | undefined {
  if (!isAPIError(error)) return undefined;
  const code = error.body?.code;
  return typeof code === 'string' ? code : 'REFUSED';
}

/** Calls the library, and turns what it refuses into what `refused` makes of its code; what that does not foresee is an error of ours. */
export async function askLibrary<Result>(work: () => Promise<Result>, refused: (code: string) => Error | undefined = () => undefined): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw refused(authCode(error) ?? '') ?? unforeseen(error);
  }
}

/** An error of ours, of which nothing is shown: a refusal of the library would be taken for one of the request. */
export function unforeseen(error: unknown): Error {
  const code = authCode(error);
  if (code === undefined && error instanceof Error) return error;
  return new Error(`The library of accounts refused: ${code ?? String(error)}.`, { cause: error });
}
