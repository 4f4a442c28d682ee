/** Calls `act` once `pause` milliseconds have passed without another call. */
export function delayed(pause: number, act: () => void): { call(): void; cancel(): void } {
  let timer = 0;
  return {
    call() {
      clearTimeout(timer);
      timer = window.setTimeout(act, pause);
    },
    cancel: () => clearTimeout(timer),
  };
}
