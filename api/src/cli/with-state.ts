import { readConfig, type Config } from '#api/config.ts';
import { isTaken, takeHome, type HomeUser } from '#api/platform/home-lock.ts';
import { makeFolders } from '#api/make-folders.ts';
import type { Runtime, State } from '#api/runtime.ts';
import { inUse } from '#api/start/claim-home.ts';
import { warn } from './console.ts';

/** The server that has the folder of state, where one runs. */
export type Server = HomeUser | undefined;

/** The words by which a server is known in the lock of its folder. */
const serverName = 'the server';

/**
 * Runs a command on the folder of state. Where a server has it, the command works beside it on the database alone;
 * else the command takes the folder, so that no server starts meanwhile.
 * @throws Failure `home-in-use` where another command has it
 */
export async function withState(command: string, work: (state: State, server: Server) => Promise<void>): Promise<void> {
  const config = readConfig(process.env);
  await withHome(config, command, async (server) => {
    const { openState } = await import('#api/runtime.ts');
    const state = await openState(config, { mayMigrate: server === undefined });
    try {
      await work(state, server);
    } finally {
      await state.close();
    }
  });
}

/** Runs a command on the database, and where no server runs with the search index too. */
export async function withRuntime(command: string, alone: (runtime: Runtime) => Promise<void>, beside: (state: State, server: HomeUser) => Promise<void>): Promise<void> {
  const config = readConfig(process.env);
  await withHome(config, command, async (server) => {
    const { openRuntime, openState } = await import('#api/runtime.ts');
    const open = server === undefined ? await openRuntime(config, warn) : undefined;
    const state = open ?? (await openState(config, { mayMigrate: false }));
    try {
      if (open !== undefined) await alone(open);
      else if (server !== undefined) await beside(state, server);
    } finally {
      await state.close();
    }
  });
}

/** Takes the folder of state for a command, or leaves it to the server that has it. @throws Failure `home-in-use` where another command has it */
export async function withHome(config: Config, command: string, work: (server: Server) => Promise<void>): Promise<void> {
  makeFolders(config.home, [config.home]);
  const taken = takeHome(config.home, `the command "catalog ${command}"`);
  if (!isTaken(taken)) {
    if (taken.what !== serverName) throw inUse(config.home, taken);
    return work(taken);
  }
  try {
    await work(undefined);
  } finally {
    taken.release();
  }
}
