import type { Command } from 'commander';
import { resolve } from 'node:path';
import { Failure } from '#api/platform/failure.ts';
import type { OpenApp } from '#api/open-app.ts';
import type { HomeUser } from '#api/platform/home-lock.ts';
import type { Runtime, State } from '#api/runtime.ts';
import { counted, progressOf, say, warn } from './console.ts';
import { withRuntime } from './with-state.ts';

type Asked = { readonly all?: boolean; readonly to?: string };

/** `catalog publish` */
export function addPublish(program: Command): void {
  program
    .command('publish')
    .description('render the pages that are due, or all of them; write them as a static site')
    .option('--all', 'render every page anew, not only what is due')
    .option('--to <folder>', 'write the whole catalogue as a static site into this folder')
    .addHelpText(
      'after',
      '\nA running server is asked to render them, and goes on answering meanwhile; for --to it must be stopped.\nBehind a plain web server everything of the static site works but search and forms; an nginx.conf is written with it.',
    )
    .action((asked: Asked) =>
      withRuntime(
        'publish',
        (runtime) => publishHere(asked, runtime),
        (state, server) => publishThere(asked, state, server),
      ),
    );
}

async function publishHere(asked: Asked, runtime: Runtime): Promise<void> {
  const [{ openApp }, pages] = await Promise.all([import('#api/open-app.ts'), import('#api/features/pages/index.ts')]);
  const open = await openApp(runtime, warn);
  try {
    if (asked.all === true) pages.askEverything(runtime);
    else pages.askMissing(runtime);
    pages.askOutdatedPages(runtime, open.site.stamp);
    await render(open);
    say(`${counted(pages.countPages(runtime.db), 'page is', 'pages are')} published.`);
    if (asked.to !== undefined) await writeSite(runtime, open, resolve(asked.to));
  } finally {
    await open.jobs.stop();
    await open.app.close();
  }
}

async function render({ app, jobs }: OpenApp): Promise<void> {
  const progress = progressOf('Publishing');
  const { due } = app.publisher.backlog();
  const told = setInterval(() => progress.update(due - Math.min(due, app.publisher.backlog().due), due), 200);
  try {
    await jobs.drain();
  } finally {
    clearInterval(told);
    progress.end();
  }
}

async function writeSite(runtime: Runtime, open: OpenApp, folder: string): Promise<void> {
  const { writeStaticSite } = await import('#api/write-static-site.ts');
  const progress = progressOf('Writing files');
  const { files, broken } = await writeStaticSite(runtime, open, folder, (done) => progress.update(done.files));
  progress.end();
  say(`Wrote ${counted(files, 'file', 'files')} to ${folder}.`);
  if (broken.length === 0) return;
  warn(`${counted(broken.length, 'link leads', 'links lead')} nowhere in the static site:\n${broken.slice(0, 20).join('\n')}`);
  process.exitCode = 1;
}

async function publishThere(asked: Asked, state: State, server: HomeUser): Promise<void> {
  if (asked.to !== undefined) throw new Failure('conflict', 'server-runs', `The server (process ${server.pid}) has the folder; stop it while the static site is written.`);
  const { askEverything } = await import('#api/features/pages/index.ts');
  if (asked.all !== true) return say(`The server (process ${server.pid}) publishes what is due by itself; --all has it render every page anew.`);
  say(`The server (process ${server.pid}) renders ${counted(askEverything(state), 'page', 'pages')} anew, and answers meanwhile.`);
}
