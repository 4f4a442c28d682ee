export { examineBackups } from './examine-backups.ts';
export { examineDatabase, examineImages, examineJobs } from './examine-database.ts';
export { examineMeilisearch } from './examine-meilisearch.ts';
export { askServer, examineIndex, examinePages } from './examine-pages.ts';
export { examineDisk, examineSettings } from './examine-settings.ts';
export type { Finding } from './finding.ts';
