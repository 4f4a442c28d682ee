/** An answer of the app. */
export type Answered = { readonly statusCode: number; readonly headers: Readonly<Record<string, unknown>>; readonly body: string };

/** How an answer is to be read: a page and what is decided inside tell by their status, everything else by whether its handler was reached. */
export type Reading = { readonly isPage: boolean; readonly isInside: boolean; readonly isConflictIn: boolean; readonly hasReached: boolean };

/** What a caller was answered, in the words of the table of rights, or what stands in their way otherwise. */
export function readAnswer({ statusCode, headers, body }: Answered, reading: Reading): string {
  const location = typeof headers['location'] === 'string' ? headers['location'] : '';
  if (statusCode >= 500) return `${statusCode} ${body.slice(0, 200)}`;
  // A form is read before it is kept for whoever signs in again, so where it leads comes first.
  if (statusCode === 401 || (statusCode === 303 && /^\/(en\/sign-in|fr\/connexion)\/\?next=/.test(location))) return 'sign in';
  if (statusCode === 303 && /^\/(en\/account\/second-factor|fr\/compte\/deuxieme-facteur)\/\?next=/.test(location)) return 'second factor';
  if (reading.isPage || reading.isInside) return readOutcome(statusCode, body, reading);
  if (reading.hasReached) return 'in';
  return readRefusal(statusCode, body);
}

function readOutcome(status: number, body: string, { isPage, isConflictIn }: Reading): string {
  if (status === 409) return isConflictIn ? 'in' : 'refused';
  if (status === 200 || (!isPage && (status < 400 || status === 422))) return 'in';
  return readRefusal(status, body);
}

function readRefusal(status: number, body: string): string {
  if (status === 403) return body.includes('#problem-second-factor') ? 'second factor' : 'refused';
  return status === 404 ? 'nothing' : `${status}`;
}
