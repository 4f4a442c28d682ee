/** How long jobs and then requests under way may take to end, and how long everything may, in milliseconds. */
const patience = { jobs: 2500, requests: 3000, everything: 9000 } as const;

/** What is stopped, in this order. */
export type Stoppable = {
  /** Begins no more jobs, and waits for those under way; they need the app. */
  readonly pause: () => Promise<void>;
  /** Takes no more requests, and waits for those under way. */
  readonly close: () => Promise<void>;
  /** Ends the connections that did not end by themselves. */
  readonly cut: () => void;
  /** Closes what is open. */
  readonly finish: () => Promise<void>;
};

/** At SIGTERM or SIGINT drains and exits 0, in time whatever happens; a second signal exits at once. */
export function stopOnSignal(stoppable: Stoppable, onError: (error: unknown) => void): void {
  let stopping = false;
  const stop = (signal: 'SIGTERM' | 'SIGINT'): void => {
    if (stopping) process.exit(signal === 'SIGINT' ? 130 : 143);
    stopping = true;
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

async function drain({ pause, close, cut, finish }: Stoppable): Promise<void> {
  const paused = pause();
  await Promise.race([paused, new Promise((resolve) => setTimeout(resolve, patience.jobs).unref())]);
  setTimeout(cut, patience.requests).unref();
  await close();
  await paused;
  await finish();
}
