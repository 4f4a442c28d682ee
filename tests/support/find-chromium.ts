import { spawnSync, type SpawnSyncOptions } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { chromium } from 'playwright-core';

const usual = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable'];
const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** A file of its name that does not run, as of a package that is half removed, is no browser. */
const runs = (path: string): boolean => existsSync(path) && spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0;

/** Where a Chromium is on this machine already, if it is. */
export function findChromium(): string | undefined {
  const given = process.env['CHROMIUM_PATH'];
  return [...(given ? [given] : []), ...usual, chromium.executablePath()].find(runs);
}

function installFromDebian(): void {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  say('Chromium is missing: installing it with apt-get …');
  const options: SpawnSyncOptions = { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, timeout: 300_000 };
  spawnSync('apt-get', ['update'], options);
  spawnSync('apt-get', ['install', '-y', '--reinstall', '--no-install-recommends', 'chromium'], options);
}

function downloadFromPlaywright(): void {
  say('Chromium is missing: downloading the one of Playwright …');
  const cli = resolve(import.meta.dirname, '../node_modules/playwright-core/cli.js');
  spawnSync(process.execPath, [cli, 'install', 'chromium'], { stdio: ['ignore', 'inherit', 'inherit'], timeout: 300_000 });
}

/** Finds Chromium, installing it where it is missing; `undefined` when nothing worked. */
export function ensureChromium(): string | undefined {
  let found = findChromium();
  for (const obtain of [installFromDebian, downloadFromPlaywright]) {
    if (found !== undefined) break;
    obtain();
    found = findChromium();
  }
  say(found === undefined ? 'No Chromium could be had: the browser tests will fail.' : `Browser: ${found}`);
  return found;
}
