import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const Fault = z.object({ at: z.iso.datetime(), reason: z.string() });

/** Why the last backup that the server wanted to make was not made, and since when none is. */
export type BackupFault = z.infer<typeof Fault>;

const fileOf = (home: string): string => join(home, 'backup-failed.json');

/** The fault of the last scheduled backup, or `undefined` where it was made. */
export function readFault(home: string): BackupFault | undefined {
  if (!existsSync(fileOf(home))) return undefined;
  try {
    return Fault.parse(JSON.parse(readFileSync(fileOf(home), 'utf8')));
  } catch {
    // A full disk may leave the note short; that it is there says enough.
    return { at: new Date(0).toISOString(), reason: 'the reason could not be written down' };
  }
}

/** Notes that a backup was not made; the first time of several stays. */
export function noteFault(home: string, { at, reason }: { at: Date; reason: string }): void {
  writeFileSync(fileOf(home), JSON.stringify({ at: readFault(home)?.at ?? at.toISOString(), reason }), { mode: 0o600 });
}

/** Forgets the fault once a backup is made. */
export function forgetFault(home: string): void {
  rmSync(fileOf(home), { force: true });
}
