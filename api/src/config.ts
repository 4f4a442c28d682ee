import { join, resolve } from 'node:path';
import { z } from 'zod';
import { Failure } from './platform/failure.ts';

const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(4400),
  HOST: z.string().min(1).default('127.0.0.1'),
  CATALOG_HOME: z.string().min(1).default('var'),
  BASE_URL: z.url({ protocol: /^https?$/ }).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('warn'),
  TRUST_PROXY: z.stringbool().default(false),
  RATE_LIMIT: z.coerce.number().int().min(1).default(600),
  SAMPLES: z.stringbool().default(true),
  CONTACT_EMAIL: z.email().default('listings@catalog.example'),
  MEDIA_EMAIL: z.email().default('media@catalog.example'),
  SECURITY_EMAIL: z.email().default('security@catalog.example'),
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
  readonly samples: boolean;
  readonly contactEmail: string;
  readonly mediaEmail: string;
  readonly securityEmail: string;
  /** The checkout: where `data`, `migrations` and the built site are. */
  readonly root: string;
};

const root = resolve(import.meta.dirname, '../..');

/**
 * Reads the settings from an environment.
 * @throws Failure `bad-setting` with one sentence that names the variable.
 */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const name = String(issue?.path[0]);
    throw new Failure('broken', 'bad-setting', `The setting ${name} has a wrong value, ${JSON.stringify(given[name])}: ${issue?.message ?? 'invalid'}.`);
  }
  const values = parsed.data;
  return {
    port: values.PORT,
    host: values.HOST,
    home: resolve(root, values.CATALOG_HOME),
    baseUrl: (values.BASE_URL ?? `http://localhost:${values.PORT}`).replace(/\/+$/, ''),
    logLevel: values.LOG_LEVEL,
    trustProxy: values.TRUST_PROXY,
    rateLimit: values.RATE_LIMIT,
    samples: values.SAMPLES,
    contactEmail: values.CONTACT_EMAIL,
    mediaEmail: values.MEDIA_EMAIL,
    securityEmail: values.SECURITY_EMAIL,
    root,
  };
}

/** The places within `CATALOG_HOME`. */
export function homePaths(home: string) {
  return {
    database: join(home, 'catalog.db'),
    backups: join(home, 'backups'),
    images: join(home, 'images'),
    pages: join(home, 'pages'),
    assets: join(home, 'assets'),
    cards: join(home, 'cards'),
    search: join(home, 'search'),
  };
}
