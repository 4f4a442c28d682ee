import Sqlite from 'better-sqlite3';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const User = z.object({ pid: z.number().int(), what: z.string(), address: z.string().optional() });

/** The process that uses a folder of state: what it is, and where it answers when it is a server. */
export type HomeUser = z.infer<typeof User>;

/** Holds a folder of state for this process until it is released or the process ends, however it ends. */
export type HomeLock = { readonly tell: (address: string) => void; readonly release: () => void };

/**
 * Takes the folder `home` for this process, or says who has it.
 * The operating system lets go of the lock when its process dies, so that none is ever left behind.
 */
export function takeHome(home: string, what: string): HomeLock | HomeUser {
  const file = new Sqlite(join(home, 'in-use.lock'), { timeout: 0 });
  try {
    file.exec('begin exclusive');
  } catch (error) {
    file.close();
    if (error instanceof Sqlite.SqliteError && error.code === 'SQLITE_BUSY') return readUser(home);
    throw error;
  }
  const mine: HomeUser = { pid: process.pid, what };
  tell(home, mine);
  return {
    tell: (address) => tell(home, { ...mine, address }),
    release: () => {
      rmSync(join(home, 'in-use.json'), { force: true });
      file.close();
    },
  };
}

/** Whether taking a folder succeeded. */
export function isTaken(taken: HomeLock | HomeUser): taken is HomeLock {
  return 'release' in taken;
}

function tell(home: string, user: HomeUser): void {
  try {
    writeFileSync(join(home, 'in-use.json'), JSON.stringify(user));
  } catch {
    // The lock alone counts; this only lets others name who has it.
  }
}

function readUser(home: string): HomeUser {
  try {
    return User.parse(JSON.parse(readFileSync(join(home, 'in-use.json'), 'utf8')));
  } catch {
    return { pid: 0, what: 'another process' };
  }
}
