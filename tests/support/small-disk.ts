import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A disk of its own that fills, and how to take it away again; `undefined` where this machine lets nobody mount one. */
export function mountSmallDisk(megabytes: number): { readonly folder: string; readonly unmount: () => void } | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'catalog-disk-'));
  mkdirSync(folder, { recursive: true });
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder]);
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  if (mounted.status !== 0) {
    remove();
    return undefined;
  }
  return {
    folder,
    unmount: () => {
      spawnSync('umount', ['--lazy', folder]);
      remove();
    },
  };
}
