import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { removeIndexFile } from './index-file.ts';

const pointer = 'live';
const namePattern = /^index-(\d+)-[a-z0-9]+\.db$/;

/** The index that a folder names as its live one. */
export function findLiveFile(directory: string): string | undefined {
  try {
    const name = readFileSync(join(directory, pointer), 'utf8').trim();
    return namePattern.test(name) ? join(directory, name) : undefined;
  } catch {
    return undefined;
  }
}

/** Makes an index the live one of its folder, in one step. */
export function setLiveFile(directory: string, file: string): void {
  const beside = join(directory, `${pointer}.${process.pid}`);
  writeFileSync(beside, `${basename(file)}\n`);
  renameSync(beside, join(directory, pointer));
}

/** A name for a new index that says which process makes it. */
export function newFileName(directory: string): string {
  return join(directory, `index-${process.pid}-${Date.now().toString(36)}${Math.random().toString(36).slice(2, 6)}.db`);
}

/** Removes what earlier processes left half made or replaced. */
export function removeLeftovers(directory: string, live: string): void {
  for (const name of readdirSync(directory)) {
    const owner = namePattern.exec(name)?.[1];
    if (owner === undefined || join(directory, name) === live || isRunning(Number(owner))) continue;
    removeIndexFile(join(directory, name));
  }
}

function isRunning(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
