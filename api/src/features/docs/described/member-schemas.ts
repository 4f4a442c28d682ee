import type { z } from 'zod';
import { Account } from '#api/contract/account.ts';
import { Draft, DraftPreview, OwnListing, OwnListings, SavedDraft, SetAside, SetAsides, StartedFromPubliccode } from '#api/contract/draft.ts';
import { AccessTokens } from '#api/contract/token.ts';
import { Evidence, EvidenceList, UploadedImage } from '#api/contract/upload.ts';
import {
  AccountEnd,
  ChangedProfile,
  Dashboard,
  FoundVendors,
  JoinedVendor,
  MadeInvitation,
  MadeVendor,
  OwnInvitation,
  OwnProfile,
  PersonExport,
  ProofState,
  Team,
  Workspace,
} from '#api/contract/workspace.ts';

/** What people who are signed in are answered, by its name in the description of the API. */
export const memberSchemas = {
  AccessTokens,
  Account,
  AccountEnd,
  ChangedProfile,
  Dashboard,
  Draft,
  DraftPreview,
  Evidence,
  EvidenceList,
  FoundVendors,
  JoinedVendor,
  MadeInvitation,
  MadeVendor,
  OwnInvitation,
  OwnListing,
  OwnListings,
  OwnProfile,
  PersonExport,
  ProofState,
  SavedDraft,
  SetAside,
  SetAsides,
  StartedFromPubliccode,
  Team,
  UploadedImage,
  Workspace,
} as const satisfies Record<string, z.ZodType>;
