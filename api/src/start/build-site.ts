import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '#api/platform/failure.ts';
import { hashSources } from '../../../site/adapter/hash-sources.ts';

/** Whether the built site is of today's sources; where there is no build, it is not. */
export function isSiteCurrent(root: string): boolean {
  const stamp = join(root, 'site/dist/sources.txt');
  return existsSync(stamp) && existsSync(join(root, 'site/dist/server/entry.mjs')) && readFileSync(stamp, 'utf8').trim() === hashSources(root);
}

/** Builds the site where it was never built, or from other sources. @throws Failure `no-site` */
export async function buildSite(root: string, say: (line: string) => void): Promise<void> {
  if (isSiteCurrent(root)) return;
  const isFirst = !existsSync(join(root, 'site/dist/build-id.txt'));
  say(isFirst ? 'Building the site; this is done once and takes about ten seconds …' : 'The sources of the site have changed: building it anew …');
  const builder = spawn(process.execPath, [join(root, 'site/node_modules/astro/bin/astro.mjs'), 'build', '--silent'], {
    cwd: join(root, 'site'),
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
  });
  await once(builder, 'close');
  if (builder.exitCode !== 0) throw new Failure('broken', 'no-site', 'The site could not be built; the lines above say why.');
}
