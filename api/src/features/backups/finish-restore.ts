import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { keptFolders } from './backed-up-tables.ts';

/** Where a backup is unpacked before it takes the place of the state. */
export const stagedFolder = 'restoring';

/** The file that says that what is staged is whole and is to take the place of the state. */
export function markerOf(home: string): string {
  return join(home, 'restoring.json');
}

const Marker = z.object({ aside: z.string() });

/** What is made anew from the rest, and belongs to the former state. */
const follows = ['catalog.db-wal', 'catalog.db-shm', 'pages', 'search', 'cards', 'mail'] as const;

const replaced = [...keptFolders, 'catalog.db'] as const;

/** Finishes a restore from where it was ended, where one was: each step is a renaming, and doing it again does no harm. */
export function finishRestore(home: string): void {
  const marker = markerOf(home);
  if (!existsSync(marker)) return;
  const aside = readAside(marker);
  const staged = join(home, stagedFolder);
  if (aside !== undefined && existsSync(join(staged, 'catalog.db'))) {
    // The database goes last, so that it stands for all of it.
    for (const name of follows) moveAway(home, aside, name);
    for (const name of replaced) {
      if (!existsSync(join(staged, name))) continue;
      moveAway(home, aside, name);
      renameSync(join(staged, name), join(home, name));
    }
  }
  rmSync(marker, { force: true });
  rmSync(staged, { recursive: true, force: true });
}

function moveAway(home: string, aside: string, name: string): void {
  if (existsSync(join(home, name)) && !existsSync(join(aside, name))) renameSync(join(home, name), join(aside, name));
  // An empty folder that was made meanwhile is nobody's.
  else if (existsSync(join(home, name)) && name !== 'catalog.db' && readdirSync(join(home, name)).length === 0) rmSync(join(home, name), { recursive: true });
}

function readAside(marker: string): string | undefined {
  try {
    return Marker.parse(JSON.parse(readFileSync(marker, 'utf8'))).aside;
  } catch {
    // It was being written when the process ended: nothing was moved yet.
    return undefined;
  }
}
