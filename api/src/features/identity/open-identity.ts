import type { Database } from '#api/db/open-database.ts';
import { CodesToShow } from './codes-to-show.ts';
import { openAuth, type Auth } from './open-auth.ts';
import { readSecretKey } from './secret-key.ts';
import { cookiesAt, type Cookies } from './session-cookie.ts';

type Settings = { readonly baseUrl: string; readonly home: string; readonly host: string; readonly samples: boolean; readonly trustProxy: boolean };

/** What accounts need of the process. */
export type IdentityDeps = { readonly db: Database; readonly config: Settings; readonly now: () => Date };

/** Accounts, opened: the library, the key that signs, and how cookies are called. */
export type Identity = IdentityDeps & {
  readonly auth: Auth;
  readonly secret: string;
  readonly cookies: Cookies;
  readonly codesToShow: CodesToShow;
  readonly tokensToShow: CodesToShow;
};

/** Opens accounts on a folder of state. @throws Failure `bad-secret-key` */
export function openIdentity({ db, config, now }: IdentityDeps): Identity {
  const secret = readSecretKey(config.home);
  const cookies = cookiesAt(config.baseUrl);
  return {
    db,
    config,
    now,
    secret,
    cookies,
    codesToShow: new CodesToShow(now),
    tokensToShow: new CodesToShow(now),
    auth: openAuth({ db, baseUrl: config.baseUrl, secret, cookies }),
  };
}
