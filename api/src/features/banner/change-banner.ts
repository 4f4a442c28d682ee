import { recordEvent } from '#api/db/announce.ts';
import type { Database, Transaction } from '#api/db/open-database.ts';
import { OlderVersion, Refusal } from '#api/platform/failure.ts';
import { deleteBanner, findBanner, putBanner, type BannerContent } from './banner.store.ts';

/** What the banner is changed with. */
export type BannerDeps = { readonly db: Database; readonly now: () => Date };

/** Who changes the banner, and the version that they saw; 0 where they saw none. */
export type BannerChange = { readonly version: number; readonly actor: string };

const reversed = { en: 'The last day is before the first one.', fr: 'Le dernier jour précède le premier.' };
const older = {
  en: 'Somebody else changed the banner meanwhile. What is set now stands first, what you typed below it; send it again to put yours in its place.',
  fr: 'Quelqu’un d’autre a changé la bannière entre-temps. La bannière actuelle figure en premier, votre texte en dessous\u202f; envoyez-le de nouveau pour la remplacer.',
};

/** Puts a banner up in place of the one that was seen. @throws Refusal `range-reversed`, `older-version` */
export function setBanner({ db, now }: BannerDeps, banner: BannerContent, { version, actor }: BannerChange): void {
  if (banner.endsOn !== null && banner.endsOn < banner.startsOn) throw new Refusal('bad-input', 'range-reversed', reversed, [{ pointer: '/endsOn', says: reversed }]);
  db.transaction(
    (tx) => {
      assertSeen(tx, version);
      putBanner(tx, banner, now());
      recordEvent(tx, { at: now(), actor, kind: 'banner-put', subject: 'banner', data: banner });
    },
    { behavior: 'immediate' },
  );
}

/** Takes away the banner that was seen. @throws Refusal `older-version` */
export function removeBanner({ db, now }: BannerDeps, { version, actor }: BannerChange): void {
  db.transaction(
    (tx) => {
      assertSeen(tx, version);
      recordEvent(tx, { at: now(), actor, kind: 'banner-removed', subject: 'banner', data: findBanner(tx) });
      deleteBanner(tx);
    },
    { behavior: 'immediate' },
  );
}

function assertSeen(tx: Transaction, version: number): void {
  const newest = findBanner(tx)?.version ?? 0;
  if (newest !== version) throw new OlderVersion(older, newest);
}
