import { cpSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run-server.ts';

/** A copy of the sources that may be changed and started; what was installed is shared, and the site is not built. */
export function copyCheckout(folder: string): string {
  mkdirSync(folder, { recursive: true });
  for (const path of ['api/src', 'api/package.json', 'data', 'migrations', 'package.json', 'pnpm-lock.yaml', 'tsconfig.base.json'])
    cpSync(join(root, path), join(folder, path), { recursive: true });
  cpSync(join(root, 'site'), join(folder, 'site'), { recursive: true, filter: (path) => !/\/site\/(node_modules|dist|\.astro)(\/|$)/.test(path) });
  for (const part of ['api', 'site']) symlinkSync(join(root, part, 'node_modules'), join(folder, part, 'node_modules'));
  return folder;
}

/** Gives a copy of the checkout the built site of this one. */
export function shareBuiltSite(folder: string): void {
  cpSync(join(root, 'site/dist'), join(folder, 'site/dist'), { recursive: true });
}
