/** How long requests under way may take to end, and how long everything may, in milliseconds. */
export const patience = { requests: 5000, everything: 9000 } as const;

/** What is stopped, in this order. */
export type Stoppable = {
  /** Takes no more requests, and waits for those under way. */
  readonly close: () => Promise<void>;
  /** Ends the connections that did not end by themselves. */
  readonly cut: () => void;
  /** Waits for the work under way, and closes what is open. */
  readonly finish: () => Promise<void>;
};

/** At SIGTERM or SIGINT drains and exits 0, in time whatever happens; a second signal exits at once. */
export function stopOnSignal(stoppable: Stoppable, onError: (error: unknown) => void): void {
  let stopping = false;
  const stop = (signal: 'SIGTERM' | 'SIGINT'): void => {
    if (stopping) process.exit(signal === 'SIGINT' ? 130 : 143);
    stopping = true;
    setTimeout(stoppable.cut, patience.requests).unref();
    setTimeout(() => process.exit(0), patience.everything).unref();
    drain(stoppable).then(
      () => process.exit(0),
      (error: unknown) => {
        onError(error);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

async function drain({ close, finish }: Stoppable): Promise<void> {
  await close();
  await finish();
}
