import type { z } from 'zod';
import type { MailTemplate } from './mail-template.ts';
import { accountMails } from './templates/accounts.ts';
import { leavingMails } from './templates/leaving.ts';
import { listingMails } from './templates/listings.ts';
import { reportMails } from './templates/reports.ts';
import { reviewMails } from './templates/review.ts';
import { suspensionMails } from './templates/suspensions.ts';
import { takePartMails } from './templates/take-part.ts';
import { tokenMails } from './templates/tokens.ts';
import { vendorMails } from './templates/vendors.ts';

/** Every kind of mail that the catalogue sends. */
export const templates = {
  ...accountMails,
  ...tokenMails,
  ...leavingMails,
  ...vendorMails,
  ...reviewMails,
  ...listingMails,
  ...suspensionMails,
  ...takePartMails,
  ...reportMails,
} as const;

/** The name of a kind of mail. */
export type TemplateName = keyof typeof templates;

/** What a kind of mail is told. */
export type MailData<Name extends TemplateName> = z.input<(typeof templates)[Name]['data']>;

/** A kind of mail by its name. */
export function templateNamed(name: TemplateName): MailTemplate {
  return templates[name];
}

/** A kind of mail by a name that was stored. */
export function findTemplate(name: string): MailTemplate | undefined {
  return isTemplate(name) ? templates[name] : undefined;
}

/** The names of all kinds of mail. */
export const templateNames = Object.keys(templates).filter(isTemplate);

function isTemplate(name: string): name is TemplateName {
  return Object.hasOwn(templates, name);
}
