const shownFor = 10 * 60_000;

/** New secrets, which the session that asked for them may read for ten minutes; they are nowhere else in the clear. */
export class CodesToShow {
  readonly #kept = new Map<string, { readonly codes: readonly string[]; readonly until: number }>();
  readonly #now: () => Date;

  constructor(now: () => Date) {
    this.#now = now;
  }

  /** Keeps the codes for a session. */
  put(sessionId: string | undefined, codes: readonly string[]): void {
    const now = this.#now().getTime();
    for (const [id, { until }] of this.#kept) if (until <= now) this.#kept.delete(id);
    if (sessionId !== undefined) this.#kept.set(sessionId, { codes, until: now + shownFor });
  }

  /** The codes for a session, where there are any to show. */
  find(sessionId: string | undefined): readonly string[] {
    const kept = this.#kept.get(sessionId ?? '');
    return kept === undefined || kept.until <= this.#now().getTime() ? [] : kept.codes;
  }

  /** The only secret of a key, once. */
  take(key: string | undefined): string | undefined {
    const [secret] = this.find(key);
    this.#kept.delete(key ?? '');
    return secret;
  }
}
