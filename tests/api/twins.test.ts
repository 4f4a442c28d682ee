import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestCatalogue, type TestCatalogue } from '../support/test-catalogue.ts';

/** Each form of a page in English, and what does the same by a program. */
const twins: Readonly<Record<string, readonly string[]>> = {
  '/en/account/do/profile/': ['PUT /api/v1/account'],
  '/en/account/do/session/': ['DELETE /api/v1/account/sessions/:session'],
  '/en/account/do/everywhere/': ['DELETE /api/v1/account/sessions'],
  '/en/account/tokens/do/revoke/': ['DELETE /api/v1/account/tokens/:token'],
  '/en/take-part/': ['POST /api/v1/interests'],
  '/en/take-part/confirm/do/confirm/': ['POST /api/v1/interests/confirm'],
  '/en/take-part/confirm/do/withdraw/': ['POST /api/v1/interests/withdraw'],
  '/en/solutions/:slug/report/': ['POST /api/v1/listings/:slug/reports', 'GET /api/v1/listings/:slug/report-challenge'],
  '/en/report/confirm/': ['POST /api/v1/reports/confirm'],
  '/en/workspace/new-organization/': ['POST /api/v1/workspace/vendors'],
  '/en/workspace/proof/:organization/do/send/': ['POST /api/v1/workspace/proofs/:organization'],
  '/en/workspace/proof/:organization/do/confirm/': ['POST /api/v1/workspace/proofs/:organization/confirm'],
  '/en/workspace/proof/:organization/do/ask/': ['POST /api/v1/workspace/proofs/:organization/ask'],
  '/en/workspace/invitations/:invitation/do/accept/': ['POST /api/v1/workspace/invitations/:invitation/accept'],
  '/en/workspace/invitations/:invitation/do/decline/': ['POST /api/v1/workspace/invitations/:invitation/decline'],
  '/en/workspace/my-data/': ['DELETE /api/v1/workspace/account'],
  '/en/workspace/vendors/:vendor/profile/': ['PUT /api/v1/vendors/:vendor/profile', 'POST /api/v1/workspace/images'],
  '/en/workspace/vendors/:vendor/team/do/invite/': ['POST /api/v1/vendors/:vendor/members/invitations'],
  '/en/workspace/vendors/:vendor/team/do/withdraw/': ['DELETE /api/v1/vendors/:vendor/members/invitations/:invitation'],
  '/en/workspace/vendors/:vendor/team/do/role/': ['PUT /api/v1/vendors/:vendor/members/:person'],
  '/en/workspace/vendors/:vendor/team/do/remove/': ['DELETE /api/v1/vendors/:vendor/members/:person'],
  '/en/workspace/vendors/:vendor/team/do/transfer/': ['POST /api/v1/vendors/:vendor/members/transfer'],
  '/en/workspace/vendors/:vendor/team/do/leave/': ['POST /api/v1/vendors/:vendor/members/leave'],
  '/en/workspace/vendors/:vendor/new-listing/do/empty/': ['POST /api/v1/workspace/vendors/:vendor/listings'],
  '/en/workspace/vendors/:vendor/new-listing/do/copy/': ['POST /api/v1/workspace/vendors/:vendor/listings'],
  '/en/workspace/vendors/:vendor/new-listing/do/publiccode/': ['POST /api/v1/workspace/vendors/:vendor/listings/publiccode'],
  '/en/workspace/listings/:listing/edit/:step/': [
    'PUT /api/v1/workspace/listings/:listing/draft',
    'POST /api/v1/workspace/images',
    'POST /api/v1/vendors/:vendor/evidence',
    'PUT /api/v1/vendors/:vendor/evidence/:evidence',
  ],
  '/en/workspace/listings/:listing/edit/:step/do/remove-evidence/': ['DELETE /api/v1/vendors/:vendor/evidence/:evidence'],
  '/en/workspace/listings/:listing/check/': ['POST /api/v1/workspace/listings/:listing/draft/submit'],
  '/en/workspace/listings/:listing/do/take-back/': ['POST /api/v1/workspace/listings/:listing/draft/take-back'],
  '/en/workspace/listings/:listing/do/discard/': ['DELETE /api/v1/workspace/listings/:listing/draft'],
  '/en/workspace/listings/:listing/move/:move/': ['POST /api/v1/workspace/listings/:listing/moves'],
  '/en/workspace/listings/:listing/compare/:aside/': ['POST /api/v1/workspace/listings/:listing/set-asides/:aside/settle'],
  '/en/workspace/listings/:listing/compare/:aside/do/drop/': ['DELETE /api/v1/workspace/listings/:listing/set-asides/:aside'],
  '/en/review/submissions/:submission/do/decide/': ['POST /api/v1/review/submissions/:submission/decision'],
  '/en/review/submissions/:submission/do/unschedule/': ['POST /api/v1/review/submissions/:submission/decision'],
  '/en/review/submissions/:submission/do/assign/': ['POST /api/v1/review/submissions/:submission/assignee'],
  '/en/review/submissions/:submission/do/check/': ['POST /api/v1/review/submissions/:submission/checks'],
  '/en/review/listings/:listing/do/move/': ['POST /api/v1/review/listings/:listing/moves'],
  '/en/review/listings/:listing/do/claim/': ['POST /api/v1/review/listings/:listing/checked-claims'],
  '/en/review/features/:feature/do/save/': ['POST /api/v1/review/features', 'PUT /api/v1/review/features/:feature'],
  '/en/review/features/:feature/do/end/': ['POST /api/v1/review/features/:feature/end'],
  '/en/review/features/do/order/': ['POST /api/v1/review/features/:feature/order'],
  '/en/review/vendors/': ['POST /api/v1/review/vendors/:request'],
  '/en/review/interests/:interest/': ['POST /api/v1/review/interests/:interest/answer'],
  '/en/review/reports/:report/': ['POST /api/v1/review/reports/:report/outcome'],
  '/en/admin/people/:person/do/role/': ['PUT /api/v1/administration/people/:person/role'],
  '/en/admin/people/:person/do/suspend/': ['POST /api/v1/administration/people/:person/suspend'],
  '/en/admin/people/:person/do/reinstate/': ['POST /api/v1/administration/people/:person/reinstate'],
  '/en/admin/people/:person/do/sessions/': ['DELETE /api/v1/administration/people/:person/sessions'],
  '/en/admin/vendors/:vendor/do/suspend/': ['POST /api/v1/administration/vendors/:vendor/suspend'],
  '/en/admin/vendors/:vendor/do/reinstate/': ['POST /api/v1/administration/vendors/:vendor/reinstate'],
  '/en/admin/jobs/do/settle/': ['POST /api/v1/administration/jobs/:job/retry', 'DELETE /api/v1/administration/jobs/:job'],
  '/en/admin/synonyms/do/add/': ['POST /api/v1/administration/synonyms'],
  '/en/admin/synonyms/do/remove/': ['DELETE /api/v1/administration/synonyms/:group'],
  '/en/admin/banner/do/put/': ['PUT /api/v1/administration/banner'],
  '/en/admin/banner/do/remove/': ['DELETE /api/v1/administration/banner'],
};

/** Forms that no program has, and why. */
const forBrowsersAlone: Readonly<Record<string, string>> = {
  '/en/sign-up/': 'an account belongs to a person, who is met by their browser and their mail',
  '/en/sign-up/confirm/': 'the password is typed where the link of the mail was opened',
  '/en/sign-in/': 'a program signs in by a token, never by a password',
  '/en/sign-in/do/out/': 'there is no session of a program to end',
  '/en/sign-in/second-step/': 'a second step is for the person at the browser',
  '/en/forgotten-password/': 'passwords are for browsers',
  '/en/new-password/': 'passwords are for browsers',
  '/en/new-address/': 'the link of a mail is opened by a person',
  '/en/account/do/email/': 'asks for the password again',
  '/en/account/do/password/': 'asks for the password again',
  '/en/account/tokens/do/make/': 'asks for the password again, and shows a secret: no token makes another',
  '/en/account/second-factor/do/begin/': 'asks for the password again, and shows a secret',
  '/en/account/second-factor/do/confirm/': 'ends every other session and renews that of the browser',
  '/en/account/second-factor/do/codes/': 'asks for the password again, and shows secrets',
  '/en/account/second-factor/do/off/': 'asks for the password again',
};

let catalogue: TestCatalogue;
beforeAll(async () => {
  catalogue = await openTestCatalogue({ samples: false, published: false });
});
afterAll(() => catalogue.close());

/** Every form of the running app, by its English address. */
const formsOf = ({ app }: TestCatalogue) => app.routeTable.filter(({ method, url }) => method === 'POST' && url.startsWith('/en/')).map(({ url }) => url);

test('every form of the running app has its twin in the API, or is named here as one for browsers alone', () => {
  const forms = formsOf(catalogue);
  expect(forms.length).toBeGreaterThan(60);
  expect(forms.filter((form) => !Object.hasOwn(twins, form) && !Object.hasOwn(forBrowsersAlone, form))).toEqual([]);
  expect([...Object.keys(twins), ...Object.keys(forBrowsersAlone)].filter((form) => !forms.includes(form))).toEqual([]);
});

test('every twin is a route of the API, under a policy at least as strict as that of its form', () => {
  const policies = new Map(catalogue.app.routeTable.map(({ method, url, policy }) => [`${method} ${url}`, policy.name]));
  for (const [form, routes] of Object.entries(twins))
    for (const route of routes) {
      expect(policies.has(route), `${route}, the twin of ${form}`).toBe(true);
      if (!looser.has(route)) expect([route, policies.get(route)]).toEqual([route, policies.get(`POST ${form}`)]);
    }
});

test('every twin is in the description of the API', async () => {
  const { paths } = (await catalogue.app.inject('/api/openapi.json')).json<{ paths: Record<string, Record<string, unknown>> }>();
  const described = new Set(
    Object.entries(paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`)),
  );
  expect(described.size).toBeGreaterThan(100);
  expect([...new Set(Object.values(twins).flat())].filter((route) => !described.has(route))).toEqual([]);
});

/** What several forms use, for whoever is signed in, and what a vendor keeps for all of its listings, for the people of the vendor. */
const looser = new Set([
  'POST /api/v1/workspace/images',
  'POST /api/v1/vendors/:vendor/evidence',
  'PUT /api/v1/vendors/:vendor/evidence/:evidence',
  'DELETE /api/v1/vendors/:vendor/evidence/:evidence',
]);
