import type { TestCatalogue } from './test-catalogue.ts';

/** A mail that waits to be sent. */
export type WaitingMail = {
  readonly to: { readonly personId?: string; readonly address?: string };
  readonly template: string;
  readonly language: string;
  readonly data: Readonly<Record<string, string>>;
};

/** The mails that were asked for, the oldest first. */
export function waitingMails({ runtime }: Pick<TestCatalogue, 'runtime'>): WaitingMail[] {
  return runtime.db.$client
    .prepare<[], { payload: string }>("select payload from outbox where kind = 'mail' order by id")
    .all()
    .map(({ payload }) => JSON.parse(payload));
}

/** The path of the link in the newest mail of a template. @throws Error where there is none */
export function linkIn(catalogue: Pick<TestCatalogue, 'runtime'>, template: string): string {
  const link = waitingMails(catalogue).findLast((mail) => mail.template === template)?.data['link'];
  if (link === undefined) throw new Error(`There is no mail of ${template}.`);
  const { pathname, search } = new URL(link);
  return `${pathname}${search}`;
}
