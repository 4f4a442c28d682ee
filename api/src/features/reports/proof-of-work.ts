import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { workBits, type WorkChallenge } from '#api/contract/report.ts';

/** Minutes that a challenge is good for: as long as someone may take to write. */
const minutes = 120;

/**
 * Asks for work before something is taken, so that a flood costs its sender. Challenges are signed with a key of this process
 * and kept by nobody; each can be used once. After a restart the page is shown again with a new one.
 */
export class ProofOfWork {
  readonly #key = randomBytes(32);
  readonly #used = new Map<string, number>();
  readonly #now: () => Date;

  constructor(now: () => Date) {
    this.#now = now;
  }

  /** A new challenge, bound to what it is for. */
  ask(purpose: string): WorkChallenge {
    const ends = this.#now().getTime() + minutes * 60_000;
    const body = `${ends.toString(36)}.${randomBytes(12).toString('base64url')}`;
    return { challenge: `${body}.${this.#sign(body, purpose)}`, bits: workBits };
  }

  /** Whether the work was done for this purpose, in time, and is used for the first time. */
  accept(purpose: string, challenge: string, proof: string): boolean {
    const parts = challenge.split('.');
    const [ends = '', random = '', signature = ''] = parts;
    const until = Number.parseInt(ends, 36);
    if (parts.length !== 3 || !isSame(signature, this.#sign(`${ends}.${random}`, purpose)) || !(until > this.#now().getTime())) return false;
    this.#forget();
    if (this.#used.has(challenge) || leadingZeros(createHash('sha256').update(`${challenge}.${proof}`).digest()) < workBits) return false;
    this.#used.set(challenge, until);
    return true;
  }

  #sign(body: string, purpose: string): string {
    return createHmac('sha256', this.#key).update(`${body}\n${purpose}`).digest('base64url');
  }

  #forget(): void {
    const now = this.#now().getTime();
    for (const [challenge, until] of this.#used) if (until <= now) this.#used.delete(challenge);
  }
}

/** How many bits of a hash are zeros before the first one. */
export function leadingZeros(hash: Uint8Array): number {
  const at = hash.findIndex((byte) => byte !== 0);
  return at === -1 ? hash.length * 8 : at * 8 + Math.clz32(hash[at] ?? 0) - 24;
}

function isSame(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}
