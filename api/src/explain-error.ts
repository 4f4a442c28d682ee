import { homePaths, type Config } from './config.ts';
import { Failure } from './platform/failure.ts';

type Setting = Pick<Config, 'home' | 'host' | 'port'>;

/** One sentence for an error that the person at the keyboard can mend; `undefined` for any other. */
export function explainError(error: unknown, setting: Setting | undefined): string | undefined {
  if (error instanceof Failure) return error.message;
  if (!(error instanceof Error)) return undefined;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const sentence = setting === undefined ? undefined : (aboutNetwork(code, setting) ?? aboutFiles(code, error, setting));
  return sentence ?? explainError(error.cause, setting);
}

function aboutNetwork(code: string, { host, port }: Setting): string | undefined {
  if (code === 'EADDRINUSE') return `The port ${port} is taken by another program; set PORT to a free one.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return `HOST is "${host}", which is no address of this machine; 127.0.0.1 is for this machine alone, 0.0.0.0 for all.`;
  return undefined;
}

function aboutFiles(code: string, error: Error, { home, port }: Setting): string | undefined {
  if (code === 'EACCES' && 'syscall' in error && error.syscall === 'listen') return `The port ${port} is not allowed to this user; set PORT above 1023.`;
  if (isDiskFull(code)) return `The disk that holds ${home} is full; free some space and try again.`;
  if (code === 'SQLITE_BUSY' || code === 'SQLITE_LOCKED') return `Another process is writing to ${homePaths(home).database}; try again when it has ended.`;
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') return damaged(home);
  if (code.startsWith('SQLITE_READONLY') || code === 'SQLITE_CANTOPEN' || ['EACCES', 'EPERM', 'EROFS'].includes(code))
    return `The folder ${home} (CATALOG_HOME) cannot be written by this user: ${error.message}.`;
  return undefined;
}

/** Whether a code of Node or SQLite says that there is no space left, or no more allowed. */
export function isDiskFull(code: string): boolean {
  return ['SQLITE_FULL', 'SQLITE_IOERR_WRITE', 'ENOSPC', 'EDQUOT', 'EFBIG'].includes(code);
}

function damaged(home: string): string {
  const { database, backups } = homePaths(home);
  return `The database ${database} is damaged; put a backup from ${backups} in its place, or point CATALOG_HOME elsewhere.`;
}
