import { mkdirSync } from 'node:fs';
import { Failure } from './platform/failure.ts';

/** Makes folders within the folder of state. @throws Failure `no-home` */
export function makeFolders(home: string, folders: readonly string[]): void {
  try {
    for (const folder of folders) mkdirSync(folder, { recursive: true });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new Failure('broken', 'no-home', `The folder ${home} (CATALOG_HOME) cannot be written: ${reason}.`);
  }
}
