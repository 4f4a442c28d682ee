/** One sentence that says what is wrong with Meilisearch, and what to do. */
export function explainFault(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const code = codeOf(error);
  if (code === 'invalid_api_key' || code === 'missing_authorization_header')
    return 'Meilisearch refuses the key; set MEILI_KEY to the one that "catalog meilisearch setup" prints.';
  if (code === 'io_error') return 'Meilisearch cannot write to its disk; free some space there, or let it write, and it goes on by itself.';
  if (isFullDisk(code, message)) return 'The disk of Meilisearch is full; free some space there, and it goes on by itself.';
  if (code === 'internal') return `Meilisearch reports a fault of its own (${message}); look at its log and its disk.`;
  if (error instanceof SyntaxError || /JSON|unexpected token/i.test(message)) return 'What answers at MEILI_URL is not Meilisearch; correct the address.';
  if (/timed? ?out|took more than/i.test(message)) return 'Meilisearch does not answer in time; see whether it is overloaded, or whether MEILI_URL is right.';
  if (/request to|fetch failed|ECONN|ENOTFOUND|EAI_AGAIN|socket hang up/i.test(message)) return 'Nothing answers at MEILI_URL; start Meilisearch there, or correct the address.';
  return message;
}

/** Where Meilisearch cannot keep a long list of documents, it says that the list is malformed. */
function isFullDisk(code: string | undefined, message: string): boolean {
  return code === 'no_space_left_on_device' || /no space left/i.test(message) || (code === 'malformed_payload' && message.includes("Couldn't serialize"));
}

function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return typeof error.cause === 'object' && error.cause !== null && 'code' in error.cause ? String(error.cause.code) : undefined;
}
