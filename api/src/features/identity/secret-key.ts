import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '#api/platform/failure.ts';

const name = 'secret-key';

/**
 * The key that signs sessions and seals second factors: a file of the folder of state, made once, that is in no backup.
 * @throws Failure `bad-secret-key` where the file is not what was written
 */
export function readSecretKey(home: string): string {
  const file = join(home, name);
  const key = readKey(file) ?? makeKey(file);
  if (!/^[\w-]{43}$/.test(key))
    throw new Failure('broken', 'bad-secret-key', `The file ${file} is damaged; remove it, and everyone signs in again and sets up the second factor anew.`);
  return key;
}

function readKey(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

/** Another process may make it at the same moment; the first one counts, and it is never seen half written. */
function makeKey(file: string): string {
  const own = `${file}.${process.pid}`;
  writeFileSync(own, randomBytes(32).toString('base64url'), { mode: 0o600, flush: true });
  try {
    linkSync(own, file);
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
  } finally {
    rmSync(own, { force: true });
  }
  return readFileSync(file, 'utf8');
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
