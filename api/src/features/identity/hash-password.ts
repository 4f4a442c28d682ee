import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { Failure } from '#api/platform/failure.ts';

const derive = promisify(argon2);

/** What OWASP asks of argon2id at least: 19 MiB, two passes, one lane. */
const strength = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 };

/** More at once would only wait for the two cores, and hold memory. */
const mostAtOnce = 2;
const mostWaiting = 40;

let running = 0;
const waiting: (() => void)[] = [];

/** Turns a password into a text that tells nothing of it, by argon2id. @throws Failure `busy` where too many wait already */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await inTurn(() => derive('argon2id', { ...strength, message: normal(password), nonce }));
  return `$argon2id$v=19$m=${strength.memory},t=${strength.passes},p=${strength.parallelism}$${bare(nonce)}$${bare(tag)}`;
}

/** Whether a password is the one that was hashed. @throws Failure `busy` where too many wait already */
export async function verifyPassword({ hash, password }: { readonly hash: string; readonly password: string }): Promise<boolean> {
  const [, memory, passes, parallelism, nonce = '', tag = ''] = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([^$]+)\$([^$]+)$/.exec(hash) ?? [];
  const known = Buffer.from(tag, 'base64');
  if (known.length === 0) return false;
  const parameters = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism), tagLength: known.length };
  const given = await inTurn(() => derive('argon2id', { ...parameters, message: normal(password), nonce: Buffer.from(nonce, 'base64') }));
  return timingSafeEqual(given, known);
}

/** The same letters may be typed as one character or as two. */
function normal(password: string): Buffer {
  return Buffer.from(password.normalize('NFKC'));
}

function bare(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '');
}

async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  if (running >= mostAtOnce) await queue();
  else running += 1;
  try {
    return await work();
  } finally {
    // Whoever waits longest takes the place over.
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  }
}

function queue(): Promise<void> {
  if (waiting.length >= mostWaiting) throw new Failure('busy', 'busy', 'Too many people sign in at once.');
  return new Promise((settle) => void waiting.push(settle));
}
