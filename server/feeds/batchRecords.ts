import type { PollRecord, PollRecorded, PollStore } from '../store/store';

/** An unchanged feed's record may wait this long for company: no reader sees it, and a crash before it is one request more. */
const COLLECT_MS = 200;
const MOST_TOGETHER = 100;

interface Waiting {
  readonly poll: PollRecord;
  readonly settle: (recorded: PollRecorded) => void;
  readonly fail: (error: unknown) => void;
}

/**
 * Records polls as they come, except that those which found nothing new are collected and written in one transaction:
 * most polls are of that kind, and each commit waits for the disk. Everything that a page can show goes straight through.
 * @param signal  the poller is stopping: what is collected is written at once
 */
export function batchRecords(polls: Pick<PollStore, 'record' | 'recordAll'>, signal: AbortSignal): Pick<PollStore, 'record'> {
  let collected: Waiting[] = [];
  let timer: NodeJS.Timeout | null = null;

  function flush(): void {
    if (timer) clearTimeout(timer);
    timer = null;
    const batch = collected;
    collected = [];
    if (batch.length === 0) return;
    polls.recordAll(batch.map(({ poll }) => poll)).then(
      (recorded) => batch.forEach(({ settle }, index) => settle(recorded[index] as PollRecorded)),
      (error: unknown) => batch.forEach(({ fail }) => fail(error)),
    );
  }
  signal.addEventListener('abort', flush, { once: true });

  return {
    record(poll) {
      if (poll.trace.outcome !== 'unchanged' || poll.newUrl !== undefined || signal.aborted) return polls.record(poll);
      return new Promise((settle, fail) => {
        collected.push({ poll, settle, fail });
        if (collected.length >= MOST_TOGETHER) flush();
        else timer ??= setTimeout(flush, COLLECT_MS);
      });
    },
  };
}
