import type { Config } from '#api/config.ts';
import { Failure } from '#api/platform/failure.ts';
import { isTaken, takeHome, type HomeLock, type HomeUser } from '#api/platform/home-lock.ts';
import { makeFolders } from '#api/make-folders.ts';

/** Takes the folder of state, made where it is missing, for one process. @throws Failure `home-in-use` */
export function claimHome({ home }: Config, what: string): HomeLock {
  makeFolders(home, [home]);
  const taken = takeHome(home, what);
  if (!isTaken(taken)) throw inUse(home, taken);
  return taken;
}

/** Says who has the folder of state. */
export function inUse(home: string, { pid, what, address }: HomeUser): Failure {
  const who = pid === 0 ? what : `${what} (process ${pid}${address === undefined ? '' : `, at ${address}`})`;
  return new Failure('broken', 'home-in-use', `The folder ${home} is in use by ${who}; wait for it or stop it, or set CATALOG_HOME to another folder.`);
}
