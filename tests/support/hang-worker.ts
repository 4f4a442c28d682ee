import { Session } from 'node:inspector';

/** Sends the threads of this process whose script has a name into a loop that never ends, as a debugger can. */
export async function hangWorkers(script: string): Promise<number> {
  const session = new Session();
  session.connect();
  const found: string[] = [];
  session.on('NodeWorker.attachedToWorker', ({ params: { sessionId, workerInfo } }) => {
    if (workerInfo.url.endsWith(script)) found.push(sessionId);
  });
  await new Promise<void>((resolve) => session.post('NodeWorker.enable', { waitForDebuggerOnStart: false }, () => resolve()));
  for (const sessionId of found) {
    const message = JSON.stringify({ id: 1, method: 'Runtime.evaluate', params: { expression: 'for (;;);' } });
    await new Promise<void>((resolve) => session.post('NodeWorker.sendMessageToWorker', { sessionId, message }, () => resolve()));
  }
  return found.length;
}
