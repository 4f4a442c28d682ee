/**
 * Whom a route is for. `team` and `owners`: of the vendor, or of the vendor of the listing, that the address names; `members` also write where it is suspended.
 * The last five are held by what the address names rather than by a policy alone: whoever was invited, may join, speaks for an organization, awaits a code for it, or set something aside.
 */
export const audiences = [
  'everyone',
  'people',
  'team',
  'members',
  'owners',
  'team and staff',
  'staff',
  'administrators',
  'invited',
  'joiners',
  'speakers',
  'awaiting',
  'writers',
] as const;
export type Audience = (typeof audiences)[number];

/**
 * Every route, by whom it is for. French addresses go with the English ones of their pages, HEAD with GET.
 * PAGE is a private page that is read, FORM a form of a page, with the way back from its address where the page has several.
 */
export const routes: Readonly<Record<Audience, string>> = {
  everyone: `
    GET /  GET /*  GET /images/:name  GET /cards/en.png  GET /cards/en/areas/:area.png  GET /cards/en/:slug.png
    GET /cards/fr.png  GET /cards/fr/areas/:area.png  GET /cards/fr/:slug.png
    GET /robots.txt  GET /.well-known/security.txt  GET /security.txt  GET /sitemap.xml  GET /sitemaps/:name.xml
    GET /healthz  GET /readyz  GET /metrics
    GET /api  GET /api/  GET /api/*  GET /api/docs  GET /api/docs/  GET /api/openapi.json  GET /api/v1  GET /api/v1/
    OPTIONS /api/*  GET /api/v1/contacts  GET /api/v1/taxonomy  GET /api/v1/coverage  GET /api/v1/featured  GET /api/v1/suggest  GET /api/v1/newest
    GET /api/v1/listings  GET /api/v1/listings/:slug  GET /api/v1/listings/:slug/similar  GET /api/v1/listings/:slug/report-challenge
    GET /api/v1/vendors  GET /api/v1/vendors/:slug  GET /api/v1/review/waiting  GET /api/v1/interests/counts
    POST /api/v1/interests  POST /api/v1/interests/confirm  POST /api/v1/interests/withdraw
    POST /api/v1/listings/:slug/reports  POST /api/v1/reports/confirm
    GET /enter/:token
    PAGE /en/sign-in/  FORM /en/sign-in/  FORM /en/sign-in/do/out/
    PAGE /en/sign-in/second-step/  FORM /en/sign-in/second-step/
    PAGE /en/sign-up/  FORM /en/sign-up/  PAGE /en/sign-up/check-your-mail/
    PAGE /en/sign-up/confirm/  FORM /en/sign-up/confirm/
    PAGE /en/forgotten-password/  FORM /en/forgotten-password/
    PAGE /en/new-password/  FORM /en/new-password/
    PAGE /en/new-address/  FORM /en/new-address/
    FORM /en/take-part/
    PAGE /en/take-part/confirm/  FORM /en/take-part/confirm/do/confirm/  FORM /en/take-part/confirm/do/withdraw/
    PAGE /en/solutions/:slug/report/  FORM /en/solutions/:slug/report/
    PAGE /en/report/confirm/  FORM /en/report/confirm/
    GET /api/v1/banner  GET /api/v1/mailbox  PAGE /en/mailbox/
  `,
  people: `
    PUT /api/v1/account  DELETE /api/v1/account/sessions  DELETE /api/v1/account/sessions/:session
    GET /api/v1/account  GET /api/v1/account/second-factor  POST /api/v1/workspace/images
    PAGE /en/workspace/  PAGE /en/account/  PAGE /en/account/second-factor/
    FORM /en/account/do/profile/  FORM /en/account/do/email/  FORM /en/account/do/password/
    FORM /en/account/do/session/  FORM /en/account/do/everywhere/
    GET /api/v1/account/tokens  DELETE /api/v1/account/tokens/:token  PAGE /en/account/tokens/  FORM /en/account/tokens/do/make/  FORM /en/account/tokens/do/revoke/
    FORM /en/account/second-factor/do/begin/  FORM /en/account/second-factor/do/confirm/
    FORM /en/account/second-factor/do/codes/  FORM /en/account/second-factor/do/off/
    GET /api/v1/workspace  GET /api/v1/workspace/organizations  GET /api/v1/workspace/organizations/alike  POST /api/v1/workspace/vendors
    GET /api/v1/workspace/export  GET /api/v1/workspace/account  DELETE /api/v1/workspace/account
    PAGE /en/workspace/new-organization/  FORM /en/workspace/new-organization/  PAGE /en/workspace/claim/
    PAGE /en/workspace/my-data/  FORM /en/workspace/my-data/
  `,
  team: `
    GET /api/v1/workspace/vendors/:vendor/listings  POST /api/v1/workspace/vendors/:vendor/listings
    POST /api/v1/workspace/vendors/:vendor/listings/publiccode  POST /api/v1/workspace/listings/:listing/set-asides/:aside/settle
    GET /api/v1/workspace/listings/:listing/set-asides
    GET /api/v1/workspace/listings/:listing/draft  PUT /api/v1/workspace/listings/:listing/draft  DELETE /api/v1/workspace/listings/:listing/draft
    POST /api/v1/workspace/listings/:listing/draft/submit  POST /api/v1/workspace/listings/:listing/draft/take-back
    POST /api/v1/workspace/listings/:listing/moves
    POST /api/v1/vendors/:vendor/evidence  PUT /api/v1/vendors/:vendor/evidence/:evidence  DELETE /api/v1/vendors/:vendor/evidence/:evidence
    GET /api/v1/workspace/vendors/:vendor  GET /api/v1/vendors/:vendor/profile  GET /api/v1/vendors/:vendor/members
    PATCH /api/v1/workspace/listings/:listing/draft  GET /api/v1/workspace/listings/:listing/preview
    PAGE /en/workspace/vendors/:vendor/  PAGE /en/workspace/vendors/:vendor/team/
    PAGE /en/workspace/vendors/:vendor/profile/  FORM /en/workspace/vendors/:vendor/profile/  PUT /api/v1/vendors/:vendor/profile
    PAGE /en/workspace/vendors/:vendor/new-listing/  FORM /en/workspace/vendors/:vendor/new-listing/do/empty/
    FORM /en/workspace/vendors/:vendor/new-listing/do/copy/  FORM /en/workspace/vendors/:vendor/new-listing/do/publiccode/
    PAGE /en/workspace/listings/:listing/  FORM /en/workspace/listings/:listing/do/take-back/  FORM /en/workspace/listings/:listing/do/discard/
    PAGE /en/workspace/listings/:listing/edit/:step/  FORM /en/workspace/listings/:listing/edit/:step/
    FORM /en/workspace/listings/:listing/edit/:step/do/remove-evidence/
    PAGE /en/workspace/listings/:listing/check/  FORM /en/workspace/listings/:listing/check/  PAGE /en/workspace/listings/:listing/preview/
  
    PAGE /en/workspace/listings/:listing/move/:move/  FORM /en/workspace/listings/:listing/move/:move/
  `,
  members: `
    POST /api/v1/vendors/:vendor/members/leave  FORM /en/workspace/vendors/:vendor/team/do/leave/
  `,
  owners: `
    POST /api/v1/vendors/:vendor/members/invitations  DELETE /api/v1/vendors/:vendor/members/invitations/:invitation
    PUT /api/v1/vendors/:vendor/members/:person  DELETE /api/v1/vendors/:vendor/members/:person  POST /api/v1/vendors/:vendor/members/transfer
    FORM /en/workspace/vendors/:vendor/team/do/invite/  FORM /en/workspace/vendors/:vendor/team/do/withdraw/
    FORM /en/workspace/vendors/:vendor/team/do/role/  FORM /en/workspace/vendors/:vendor/team/do/remove/
    FORM /en/workspace/vendors/:vendor/team/do/transfer/
  `,
  'team and staff': `
    GET /api/v1/vendors/:vendor/evidence  GET /api/v1/vendors/:vendor/evidence/:evidence
  `,
  staff: `
    GET /api/v1/review/reasons
    GET /api/v1/review/submissions  GET /api/v1/review/submissions/:submission
    POST /api/v1/review/submissions/:submission/assignee  POST /api/v1/review/submissions/:submission/decision
    POST /api/v1/review/submissions/:submission/checks
    GET /api/v1/review/listings  GET /api/v1/review/listings/:listing
    POST /api/v1/review/listings/:listing/moves  POST /api/v1/review/listings/:listing/checked-claims
    GET /api/v1/review/features  POST /api/v1/review/features
    GET /api/v1/review/features/:feature  PUT /api/v1/review/features/:feature
    POST /api/v1/review/features/:feature/end  POST /api/v1/review/features/:feature/order
    GET /api/v1/review/interests  GET /api/v1/review/interests.csv  GET /api/v1/review/interests/:interest
    GET /api/v1/review/reports  GET /api/v1/review/reports/:report
    POST /api/v1/review/interests/:interest/answer  POST /api/v1/review/reports/:report/outcome
    PAGE /en/review/interests/  PAGE /en/review/interests/:interest/  FORM /en/review/interests/:interest/
    PAGE /en/review/reports/  PAGE /en/review/reports/:report/  FORM /en/review/reports/:report/
    GET /api/v1/review/vendors  POST /api/v1/review/vendors/:request  PAGE /en/review/vendors/  FORM /en/review/vendors/
    PAGE /en/review/  PAGE /en/review/submissions/:submission/  PAGE /en/review/submissions/:submission/preview/
    FORM /en/review/submissions/:submission/do/decide/  FORM /en/review/submissions/:submission/do/unschedule/
    FORM /en/review/submissions/:submission/do/assign/  FORM /en/review/submissions/:submission/do/check/
    PAGE /en/review/listings/  PAGE /en/review/listings/:listing/
    FORM /en/review/listings/:listing/do/move/  FORM /en/review/listings/:listing/do/claim/
    PAGE /en/review/features/  PAGE /en/review/features/:feature/  FORM /en/review/features/do/order/
    FORM /en/review/features/:feature/do/save/  FORM /en/review/features/:feature/do/end/
  `,
  administrators: `
    GET /api/v1/administration  GET /api/v1/administration/people  GET /api/v1/administration/people/:person
    GET /api/v1/administration/vendors  GET /api/v1/administration/vendors/:vendor
    PUT /api/v1/administration/people/:person/role  DELETE /api/v1/administration/people/:person/sessions
    POST /api/v1/administration/people/:person/suspend  POST /api/v1/administration/people/:person/reinstate
    POST /api/v1/administration/vendors/:vendor/suspend  POST /api/v1/administration/vendors/:vendor/reinstate
    POST /api/v1/administration/jobs/:job/retry  DELETE /api/v1/administration/jobs/:job
    POST /api/v1/administration/synonyms  DELETE /api/v1/administration/synonyms/:group
    PUT /api/v1/administration/banner  DELETE /api/v1/administration/banner
    GET /api/v1/administration/jobs  GET /api/v1/administration/audit
    PAGE /en/admin/  PAGE /en/admin/people/  PAGE /en/admin/people/:person/  PAGE /en/admin/vendors/  PAGE /en/admin/vendors/:vendor/
    PAGE /en/admin/jobs/  PAGE /en/admin/audit/
    FORM /en/admin/people/:person/do/role/  FORM /en/admin/people/:person/do/suspend/
    FORM /en/admin/people/:person/do/reinstate/  FORM /en/admin/people/:person/do/sessions/
    FORM /en/admin/vendors/:vendor/do/suspend/  FORM /en/admin/vendors/:vendor/do/reinstate/  FORM /en/admin/jobs/do/settle/
    GET /api/v1/administration/synonyms  GET /api/v1/administration/banner
    GET /api/v1/administration/mails  GET /api/v1/administration/mails/:mail  GET /api/v1/administration/mails/:mail/:language/html
    PAGE /en/admin/synonyms/  FORM /en/admin/synonyms/do/add/  FORM /en/admin/synonyms/do/remove/
    PAGE /en/admin/banner/  FORM /en/admin/banner/do/put/  FORM /en/admin/banner/do/remove/
    PAGE /en/admin/mails/  PAGE /en/admin/mails/:mail/
  `,
  invited: `
    GET /api/v1/workspace/invitations/:invitation  POST /api/v1/workspace/invitations/:invitation/decline
    PAGE /en/workspace/invitations/:invitation/  FORM /en/workspace/invitations/:invitation/do/decline/
  `,
  joiners: `
    POST /api/v1/workspace/invitations/:invitation/accept  FORM /en/workspace/invitations/:invitation/do/accept/
  `,
  speakers: `
    GET /api/v1/workspace/proofs/:organization  POST /api/v1/workspace/proofs/:organization
    POST /api/v1/workspace/proofs/:organization/ask
    PAGE /en/workspace/proof/:organization/  FORM /en/workspace/proof/:organization/do/send/  FORM /en/workspace/proof/:organization/do/ask/
  `,
  awaiting: `
    POST /api/v1/workspace/proofs/:organization/confirm  FORM /en/workspace/proof/:organization/do/confirm/
  `,
  writers: `
    GET /api/v1/workspace/listings/:listing/set-asides/:aside  DELETE /api/v1/workspace/listings/:listing/set-asides/:aside
    PAGE /en/workspace/listings/:listing/compare/:aside/  FORM /en/workspace/listings/:listing/compare/:aside/
    FORM /en/workspace/listings/:listing/compare/:aside/do/drop/
  `,
};

/** Whom each route is for, by its method and English address. @throws Error where a route stands twice */
export function readRoutes(): ReadonlyMap<string, Audience> {
  const read = new Map<string, Audience>();
  for (const audience of audiences)
    for (const [, kind = '', address = ''] of routes[audience].matchAll(/([A-Z]+) (\S+)/g))
      for (const route of written(kind, address)) {
        if (read.has(route)) throw new Error(`"${route}" stands twice in the table.`);
        read.set(route, route.startsWith('GET ') && kind === 'FORM' ? (readers.get(audience) ?? audience) : audience);
      }
  return read;
}

/** Whoever opens the address of a form is led back to its page before anybody looks at what it names. */
const readers: ReadonlyMap<Audience, Audience> = new Map([
  ['invited', 'people'],
  ['joiners', 'people'],
  ['speakers', 'people'],
  ['awaiting', 'people'],
  ['writers', 'team'],
]);

function written(kind: string, address: string): readonly string[] {
  if (kind !== 'FORM') return [`${kind} ${address}`];
  return address.includes('/do/') ? [`POST ${address}`, `GET ${address}`] : [`POST ${address}`];
}
