const minute = 60_000;
const hour = 60 * minute;

/** How often something may be tried within a while, by one account, from one address and from one network. */
type Allowance = { readonly account: number; readonly address: number; readonly network: number; readonly within: number };

/** What may be tried only so often. */
export const allowances = {
  'sign-in': { account: 10, address: 30, network: 100, within: 15 * minute },
  'second-step': { account: 10, address: 30, network: 100, within: 15 * minute },
  'sign-up': { account: 5, address: 20, network: 60, within: hour },
  /** Links that are sent by mail: more of them would only fill a mailbox. */
  link: { account: 5, address: 20, network: 60, within: hour },
  /** The password that is asked for again before something grave. */
  password: { account: 10, address: 30, network: 100, within: 15 * minute },
  /** What the public sends without an account. */
  interest: { account: 5, address: 20, network: 60, within: hour },
  report: { account: 10, address: 20, network: 60, within: hour },
} as const satisfies Record<string, Allowance>;

/** A kind of attempt. */
export type AttemptKind = keyof typeof allowances;

/** Longer than this no attempt counts. */
export const longestWindow = hour;
