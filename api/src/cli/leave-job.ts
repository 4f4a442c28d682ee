import { announce, type Announcement } from '#api/db/announce.ts';
import { Failure } from '#api/platform/failure.ts';
import type { State } from '#api/runtime.ts';

const lookEveryMs = 100;

/** Leaves a job for the running server and waits until it is done; `onLook` is given what the server notes of it meanwhile. @throws Failure `job-failed` with the server's reason */
export async function leaveJob({ db, now }: Pick<State, 'db' | 'now'>, job: Announcement, onLook: (noted: unknown) => void = () => undefined): Promise<void> {
  const id = db.transaction(
    (tx) => {
      announce(tx, now(), job);
      return Number(db.$client.prepare('select max(id) from outbox').pluck().get());
    },
    { behavior: 'immediate' },
  );
  const look = db.$client.prepare<[number], { error: string | null; payload: string }>('select error, payload from outbox where id = ?');
  for (;;) {
    const waiting = look.get(id);
    if (waiting === undefined) return;
    if (waiting.error !== null) throw new Failure('broken', 'job-failed', `The server could not do it: ${waiting.error}. It tries again by itself.`);
    onLook(JSON.parse(waiting.payload));
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
  }
}
