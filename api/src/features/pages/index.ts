export { fixedAddresses, matchPage, slugged } from './page-address.rules.ts';
export { countPages, findPage, listOutdated, removePages, type PageRow } from './page.store.ts';
export { publishChanges } from './publish-changes.ts';
export { Publisher } from './publisher.ts';
export { renderPage, type RenderedPage, type SiteRender } from './render-page.ts';
