import { statfsSync, statSync } from 'node:fs';
import type { Finding } from './finding.ts';

/** The settings that a public catalogue must have given. */
export type PublicSettings = {
  readonly baseUrl: string;
  readonly samples: boolean;
  readonly contactEmail: string;
  readonly mediaEmail: string;
  readonly securityEmail: string;
  readonly smtp?: object | undefined;
};

/** Finds settings that are right for trying out and wrong for the public. */
export function examineSettings({ baseUrl, samples, contactEmail, mediaEmail, securityEmail, smtp }: PublicSettings): Finding {
  const host = new URL(baseUrl).hostname;
  if (host === 'localhost' || host === '127.0.0.1') return { subject: 'settings', ok: true, says: `for this machine, at ${baseUrl}` };
  const invented = [contactEmail, mediaEmail, securityEmail].filter((address) => address.endsWith('.example'));
  const wrong = [
    ...(samples ? ['SAMPLES is true, so that an empty catalogue would be filled with invented listings'] : []),
    ...(smtp === undefined ? ['SMTP_URL is not set, so that nobody receives mails'] : []),
    ...(invented.length > 0 ? [`nobody reads ${invented.join(', ')}`] : []),
  ];
  if (wrong.length === 0) return { subject: 'settings', ok: true, says: `for the public, at ${baseUrl}` };
  return {
    subject: 'settings',
    ok: false,
    says: wrong.join('; '),
    todo: 'Set SAMPLES=false, SMTP_URL with MAIL_FROM, and CONTACT_EMAIL, MEDIA_EMAIL and SECURITY_EMAIL to addresses that are read.',
  };
}

const gigabyte = 1024 ** 3;

/** Finds whether the disk has room for the next backup and the pages. */
export function examineDisk(home: string, database: string): Finding {
  const { bavail, bsize } = statfsSync(home);
  const free = bavail * bsize;
  const needed = Math.max(0.5 * gigabyte, 2 * statSync(database).size);
  const says = `${(free / gigabyte).toFixed(1)} GB free of what holds ${home}`;
  if (free >= needed) return { subject: 'disk', ok: true, says };
  return { subject: 'disk', ok: false, says: `only ${says}`, todo: `Free some space: a backup and new pages need ${(needed / gigabyte).toFixed(1)} GB.` };
}
