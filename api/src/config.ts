import { join, resolve } from 'node:path';
import { z } from 'zod';
import { Failure } from './platform/failure.ts';

const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .trim()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.number().min(least).max(most));

const origin = z.url({ protocol: /^https?$/ }).refine((address) => {
  const url = URL.parse(address);
  return url !== null && url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '' && url.password === '';
});

const sender = /^(?:(?<name>[^<>"@\r\n]{1,80}?)\s*<(?<named>[^<>\s]+)>|(?<bare>[^<>\s]+))$/;

/** Each setting with what is right for it, as it ends the sentence "The setting PORT must be …". */
export const Environment = z.object({
  PORT: wholeNumber(0, 65_535).default(4400).describe('a whole number from 0 to 65535'),
  HOST: z.string().trim().min(1).regex(/^\S+$/).default('127.0.0.1').describe('an address of this machine, such as 127.0.0.1 or 0.0.0.0'),
  CATALOG_HOME: z.string().min(1).default('var').describe('the path of a folder'),
  BASE_URL: origin.optional().describe('a web address without a path, such as https://catalogue.example'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('warn').describe('one of fatal, error, warn, info, debug, trace and silent'),
  TRUST_PROXY: z.stringbool().default(false).describe('true or false'),
  RATE_LIMIT: wholeNumber(1, 999_999_999).default(600).describe('a whole number of at least 1'),
  METRICS_TOKEN: z.string().min(16).optional().describe('a secret of at least 16 characters'),
  SAMPLES: z.stringbool().default(true).describe('true or false'),
  MEILI_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('the web address of a Meilisearch, such as http://127.0.0.1:7700'),
  MEILI_KEY: z
    .string()
    .trim()
    .min(1)
    .regex(/^[\x21-\x7e]+$/)
    .optional()
    .describe('a key of Meilisearch, as "catalog meilisearch setup" prints it'),
  MEILI_MASTER_KEY: z.string().trim().min(1).optional().describe('the master key of a Meilisearch'),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/ })
    .refine((address) => (URL.parse(address)?.hostname ?? '') !== '')
    .optional()
    .describe('the address of a mail server, such as smtps://user:password@mail.example:465'),
  MAIL_FROM: z
    .string()
    .trim()
    .transform((given) => sender.exec(given)?.groups ?? {})
    .transform(({ name = '', named, bare }) => ({ name, address: named ?? bare ?? '' }))
    .pipe(z.object({ name: z.string(), address: z.email() }))
    .optional()
    .describe('an e-mail address, alone or as "Name <address>"'),
  BACKUPS_KEPT: wholeNumber(0, 9999).default(14).describe('a whole number from 0 to 9999'),
  CONTACT_EMAIL: z.email().default('listings@catalog.example').describe('an e-mail address'),
  MEDIA_EMAIL: z.email().default('media@catalog.example').describe('an e-mail address'),
  SECURITY_EMAIL: z.email().default('security@catalog.example').describe('an e-mail address'),
});

/** Every setting of a process, validated; nothing else reads the environment. */
export type Config = {
  readonly port: number;
  readonly host: string;
  readonly home: string;
  /** Where the public reaches the catalogue, without a slash at the end. */
  readonly baseUrl: string;
  readonly logLevel: z.infer<typeof Environment>['LOG_LEVEL'];
  readonly trustProxy: boolean;
  /** API requests a minute and address. */
  readonly rateLimit: number;
  /** What opens the metrics to other machines; without it, only this machine may read them. */
  readonly metricsToken: string | undefined;
  readonly samples: boolean;
  /** The Meilisearch that searches, and its key; without it the embedded engine does. */
  readonly meilisearch: { readonly url: string; readonly key: string } | undefined;
  /** Read by the command that makes the key, and by nothing else. */
  readonly meilisearchMasterKey: string | undefined;
  /** The server that mails are handed to; without one they are kept in a folder. */
  readonly smtp: { readonly host: string; readonly port: number; readonly secure: boolean; readonly user: string; readonly password: string } | undefined;
  /** Who sends them. */
  readonly mailFrom: { readonly name: string; readonly address: string };
  /** How many daily backups are kept; none is made where it is 0. */
  readonly backupsKept: number;
  readonly contactEmail: string;
  readonly mediaEmail: string;
  readonly securityEmail: string;
  /** The checkout: where `data`, `migrations` and the built site are. */
  readonly root: string;
};

const root = resolve(import.meta.dirname, '../..');

/**
 * Reads the settings from an environment.
 * @throws Failure `bad-setting` with one sentence for each wrong variable, which names it and says what is right.
 */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = Environment.safeParse(given);
  if (!parsed.success) throw badSetting(given, [...new Set(parsed.error.issues.map(({ path }) => String(path[0])))]);
  const values = parsed.data;
  return {
    port: values.PORT,
    host: values.HOST,
    home: resolve(root, values.CATALOG_HOME),
    baseUrl: (values.BASE_URL ?? `http://localhost:${values.PORT}`).replace(/\/+$/, ''),
    logLevel: values.LOG_LEVEL,
    trustProxy: values.TRUST_PROXY,
    rateLimit: values.RATE_LIMIT,
    metricsToken: values.METRICS_TOKEN,
    samples: values.SAMPLES,
    meilisearch: values.MEILI_URL === undefined ? undefined : { url: values.MEILI_URL, key: values.MEILI_KEY ?? '' },
    meilisearchMasterKey: values.MEILI_MASTER_KEY,
    smtp: readSmtp(values),
    mailFrom: values.MAIL_FROM ?? { name: 'The CATAlog', address: 'no-reply@catalog.example' },
    backupsKept: values.BACKUPS_KEPT,
    contactEmail: values.CONTACT_EMAIL,
    mediaEmail: values.MEDIA_EMAIL,
    securityEmail: values.SECURITY_EMAIL,
    root,
  };
}

function readSmtp({ SMTP_URL, MAIL_FROM }: z.infer<typeof Environment>): Config['smtp'] {
  const url = SMTP_URL === undefined ? null : URL.parse(SMTP_URL);
  if (url === null) return undefined;
  if (MAIL_FROM === undefined) throw new Failure('broken', 'bad-setting', 'The setting MAIL_FROM must be an e-mail address of yours where SMTP_URL is set; it is missing.');
  const secure = url.protocol === 'smtps:';
  const port = url.port === '' ? (secure ? 465 : 587) : Number(url.port);
  return { host: url.hostname, port, secure, user: decodeURIComponent(url.username), password: decodeURIComponent(url.password) };
}

/** Settings that hold a password, which no message repeats. */
const unsaid = new Set(['SMTP_URL']);

function badSetting(given: NodeJS.ProcessEnv, names: readonly string[]): Failure {
  const schemas: Readonly<Record<string, z.ZodType>> = Environment.shape;
  const has = (name: string): string => (unsaid.has(name) ? 'it is something else' : `it is ${JSON.stringify(given[name])}`);
  const sentences = names.map((name) => `The setting ${name} must be ${schemas[name]?.description ?? 'something else'}; ${has(name)}.`);
  return new Failure('broken', 'bad-setting', sentences.join('\n'));
}

/** The places within `CATALOG_HOME`. */
export function homePaths(home: string) {
  return {
    database: join(home, 'catalog.db'),
    backups: join(home, 'backups'),
    images: join(home, 'images'),
    evidence: join(home, 'evidence'),
    pages: join(home, 'pages'),
    assets: join(home, 'assets'),
    cards: join(home, 'cards'),
    search: join(home, 'search'),
    mail: join(home, 'mail'),
  };
}
