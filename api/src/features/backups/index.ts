export { backUpHome } from './back-up-home.ts';
export { readBackupHealth, type BackupHealth } from './backup-health.ts';
export { BackupSchedule } from './backup-schedule.ts';
export { keptThoughNamedSo, leftOut } from './backed-up-tables.ts';
export { finishRestore } from './finish-restore.ts';
export { makeBackup, type Backup } from './make-backup.ts';
export { restoreBackup } from './restore-backup.ts';
export { listBackups, type StoredBackup } from './stored-backups.ts';
