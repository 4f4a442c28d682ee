import type { EventKind } from '#api/contract/event-kinds.ts';
import { randomUUID } from 'node:crypto';
import type { FeatureChange, FeatureInput } from '#api/contract/feature.ts';
import { announce, recordEvent } from '#api/db/announce.ts';
import type { Database, Transaction } from '#api/db/open-database.ts';
import { findStanding } from '#api/features/authority/index.ts';
import { findListing } from '#api/features/listings/index.ts';
import { OlderVersion, Refusal } from '#api/platform/failure.ts';
import { featureState } from './feature-state.rules.ts';
import { firstPosition, getFeature, insertFeature, listFeatures, updateFeature, type FeatureRow } from './feature.store.ts';

/** What features are managed with. */
export type FeatureDeps = { readonly db: Database; readonly now: () => Date };

/** Whoever features; their right to was looked at by the policy of the route. */
export type Editor = { readonly id: string };

/** Features a technology, before all others; returns the id. @throws Refusal `no-listing`, `not-public`, `own-vendor`, `bad-span` */
export function createFeature({ db, now }: FeatureDeps, editor: Editor, { listing: listingId, content, startsAt, endsAt }: FeatureInput): string {
  const at = now();
  return db.transaction(
    (tx) => {
      const listing = findListing(tx, listingId);
      if (listing === undefined) throw refuse('not-found', 'no-listing', '/listing');
      if (listing.state !== 'live') throw refuse('conflict', 'not-public', '/listing');
      if (findStanding(tx, editor.id, listing.vendorId) !== undefined) throw refuse('forbidden', 'own-vendor', '/listing');
      const span = readSpan({ startsAt, endsAt }, at);
      const id = randomUUID();
      insertFeature(tx, { id, listingId, content, position: firstPosition(tx), ...span, version: 1 });
      tell(tx, { at, actor: editor.id, kind: 'feature-created', listingId, feature: id });
      return id;
    },
    { behavior: 'immediate' },
  );
}

type Change = { readonly id: string; readonly version: number; readonly change: FeatureChange };

/** Changes what a feature says, or its time. @throws Refusal `no-feature`, `older-version`, `bad-span` */
export function changeFeature(deps: FeatureDeps, editor: Editor, { id, version, change: { content, startsAt, endsAt } }: Change): void {
  alter(deps, editor, { id, version, kind: 'feature-revised' }, (tx, at) => updateFeature(tx, id, { content, ...readSpan({ startsAt, endsAt }, at) }));
}

/** Ends a feature now; one that was still to come never shows. @throws Refusal `no-feature`, `older-version`, `feature-over` */
export function endFeature(deps: FeatureDeps, editor: Editor, { id, version }: { id: string; version: number }): void {
  alter(deps, editor, { id, version, kind: 'feature-ended' }, (tx, at, feature) => {
    if (featureState(feature, { at, isPublic: true }) === 'over') throw refuse('conflict', 'feature-over');
    updateFeature(tx, id, { endsAt: at, ...(feature.startsAt > at ? { startsAt: at } : {}) });
  });
}

/** Moves a feature one place up or down among those that show or will. @throws Refusal `no-feature`, `older-version` */
export function moveFeature(deps: FeatureDeps, editor: Editor, { id, version, step }: { id: string; version: number; step: 'up' | 'down' }): void {
  alter(deps, editor, { id, version, kind: 'feature-moved' }, (tx, at) => {
    const order = listFeatures(tx).filter((feature) => featureState(feature, { at, isPublic: true }) !== 'over');
    const place = order.findIndex((feature) => feature.id === id);
    const other = order[place + (step === 'up' ? -1 : 1)];
    if (place === -1 || other === undefined) return;
    const swapped = order
      .map((feature) => feature.id)
      .with(place, other.id)
      .with(order.indexOf(other), id);
    swapped.forEach((moved, position) => {
      if (order.find((feature) => feature.id === moved)?.position !== position) updateFeature(tx, moved, { position });
    });
  });
}

type Alteration = { readonly id: string; readonly version: number; readonly kind: EventKind };

function alter({ db, now }: FeatureDeps, editor: Editor, { id, version, kind }: Alteration, work: (tx: Transaction, at: Date, feature: FeatureRow) => void): void {
  const at = now();
  db.transaction(
    (tx) => {
      const feature = getFeature(tx, id);
      if (feature.version !== version) throw new OlderVersion(said['older-version'], feature.version);
      work(tx, at, feature);
      tell(tx, { at, actor: editor.id, kind, listingId: feature.listingId, feature: id });
    },
    { behavior: 'immediate' },
  );
}

/** What shows may have changed at once, also for a feature that began in the past. */
function tell(tx: Transaction, { at, actor, kind, listingId, feature }: { at: Date; actor: string; kind: EventKind; listingId: string; feature: string }): void {
  recordEvent(tx, { at, actor, kind, subject: listingId, data: { feature } });
  announce(tx, at, { kind: 'feature-changed', subject: listingId });
}

function readSpan({ startsAt, endsAt }: { startsAt: string; endsAt: string | null }, at: Date): { startsAt: Date; endsAt: Date | null } {
  const span = { startsAt: new Date(startsAt), endsAt: endsAt === null ? null : new Date(endsAt) };
  if (span.endsAt === null) return span;
  if (span.endsAt <= span.startsAt) throw refuse('bad-input', 'span-reversed', '/endsAt');
  if (span.endsAt <= at) throw refuse('bad-input', 'span-past', '/endsAt');
  return span;
}

const said = {
  'no-listing': { en: 'There is no such listing.', fr: 'Cette fiche n’existe pas.' },
  'not-public': { en: 'Only a listing that is public can be featured.', fr: 'Seule une fiche publiée peut être mise en vedette.' },
  'own-vendor': {
    en: 'You belong to this vendor, so someone else at CATA has to feature it.',
    fr: 'Vous faites partie de ce fournisseur\u202f; la mise en vedette revient à une autre personne de la CATA.',
  },
  'older-version': {
    en: 'Someone changed this feature after you opened it, so nothing was changed. Look at it as it is now, then try again.',
    fr: 'Quelqu’un a modifié cette mise en vedette après que vous l’avez ouverte\u202f; rien n’a été changé. Consultez-la telle qu’elle est maintenant, puis réessayez.',
  },
  'feature-over': { en: 'The feature is over already.', fr: 'La mise en vedette est déjà terminée.' },
  'span-reversed': { en: 'The end must come after the start.', fr: 'La fin doit venir après le début.' },
  'span-past': { en: 'Choose an end that is still to come.', fr: 'Choisissez une fin à venir.' },
} as const;

function refuse(kind: Refusal['kind'], code: keyof typeof said, pointer?: string): Refusal {
  return new Refusal(kind, code, said[code], pointer === undefined ? [] : [{ pointer, says: said[code] }]);
}
