/** Counts what is sent from an address and a network, and refuses where it is too much. */
export type LimitSending = (account: string, ip: string) => void;
