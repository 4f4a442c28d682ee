import type { z } from 'zod';
import {
  AuditPage,
  BannerState,
  JobReport,
  MailExample,
  MailKind,
  MailKinds,
  ManagedPerson,
  ManagedVendor,
  ManagedVendorPage,
  Overview,
  PeoplePage,
  ShownBanner,
  SynonymGroup,
  SynonymList,
} from '#api/contract/administration.ts';
import { ManagedFeature, ManagedFeatures } from '#api/contract/feature.ts';
import { Interest, InterestCounts, InterestPage } from '#api/contract/interest.ts';
import { Report, Reported, ReportPage, WorkChallenge } from '#api/contract/report.ts';
import { ManagedListingDetail, ManagedListings } from '#api/contract/managed-listing.ts';
import { Queue, ReasonList, Submission, WaitingTime } from '#api/contract/review.ts';
import { VendorRequests } from '#api/contract/workspace.ts';

/** What the staff are answered, and the public where it speaks to them, by its name in the description of the API. */
export const staffSchemas = {
  AuditPage,
  BannerState,
  Interest,
  InterestCounts,
  InterestPage,
  JobReport,
  MailExample,
  MailKind,
  MailKinds,
  ManagedFeature,
  ManagedFeatures,
  ManagedListingDetail,
  ManagedListings,
  ManagedPerson,
  ManagedVendor,
  ManagedVendorPage,
  Overview,
  PeoplePage,
  Queue,
  ReasonList,
  Report,
  Reported,
  ReportPage,
  ShownBanner,
  Submission,
  SynonymGroup,
  SynonymList,
  VendorRequests,
  WaitingTime,
  WorkChallenge,
} as const satisfies Record<string, z.ZodType>;
