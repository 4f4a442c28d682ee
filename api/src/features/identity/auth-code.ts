import { isAPIError } from 'better-auth/api';

/** The code by which the library refused something; none for any other error. */
export function authCode(error: unknown): string | undefined {
  if (!isAPIError(error)) return undefined;
  const code = error.body?.code;
  return typeof code === 'string' ? code : 'REFUSED';
}
