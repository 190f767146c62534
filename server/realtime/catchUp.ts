import type { Change } from '@/lib/domain/change';
import type { Sequence } from '@/lib/domain/ids';
import { PAGE_CHANGES, type Changes, type Follow, type ResetReason } from '@/lib/protocol/events';
import type { Logger } from '../log';
import type { ChangeLog } from '../store/store';
import type { Feeder, Place } from './feeder';
import { FOLLOWING, type LivePage, type LiveServer } from './liveServer';
import type { RecentChanges } from './recentChanges';
import { dropIfSlow } from './slowReaders';

type Answer = { readonly kind: 'changes'; readonly message: Changes } | { readonly kind: 'reset'; readonly reason: ResetReason };

export interface CatchUp {
  /** Answers a `follow` with exactly one `changes`, `reset` or `refused`. */
  follow(page: LivePage, asked: Follow): void;
}

/**
 * Brings a page from the last change it saw to the present. It asks for one part after the other, so a slow one sets
 * its own pace and the server keeps nothing for it meanwhile. With the last part it joins those who are sent each
 * batch, in the same tick in which nothing is left to send: nothing is lost between, and nothing comes twice.
 */
export function createCatchUp(parts: {
  io: LiveServer;
  feeder: Feeder;
  recent: RecentChanges;
  changes: ChangeLog;
  log: Logger;
  backlogBytes: number;
}): CatchUp {
  const { io, feeder, recent, changes, log, backlogBytes } = parts;
  // After a restart thousands of pages ask for the same: those of one moment are answered with one message.
  const asking = new Map<Sequence, LivePage[]>();

  function follow(page: LivePage, { dataVersion, after }: Follow) {
    void page.leave(FOLLOWING);
    if (dropIfSlow(page, backlogBytes)) return;
    const place = feeder.place();
    if (!place) return refuse([page]);
    if (dataVersion !== place.dataVersion) return answer([page], { kind: 'reset', reason: 'other-history' });
    page.data.isAsking = true;
    const together = asking.get(after);
    if (together) together.push(page);
    else {
      asking.set(after, [page]);
      setImmediate(() => {
        const pages = asking.get(after) ?? [];
        asking.delete(after);
        void answerAll(pages, after);
      });
    }
  }

  async function answerAll(pages: LivePage[], after: Sequence) {
    try {
      const held = recent.after(after, PAGE_CHANGES);
      const place = feeder.place();
      if (held && place && after <= place.cursor) return answer(pages, partAfter(after, held, place));
      answer(pages, await fromStore(after));
    } catch (error) {
      log.warn({ err: error, after }, 'a page could not be caught up');
      refuse(pages);
    }
  }

  async function fromStore(after: Sequence): Promise<Answer> {
    const stored = await changes.after(after, PAGE_CHANGES);
    // Asked for after the changes: if it still reaches back to `after` now, nothing was missing from them.
    const head = await changes.head();
    const place = feeder.place();
    if (!place || head.dataVersion !== place.dataVersion || after > head.head) return { kind: 'reset', reason: 'other-history' };
    if (after < head.oldest - 1) return { kind: 'reset', reason: 'too-old' };
    if (after > place.cursor) {
      // It comes from a node that was ahead of this one. The batches it has already are passed over by the page.
      feeder.wake();
      return { kind: 'changes', message: { previous: after, changes: [], more: false } };
    }
    return partAfter(after, stored, place);
  }

  /** @param found  changes after `after`, maybe beyond what was sent to everyone: those come with their batch */
  function partAfter(after: Sequence, found: readonly Change[], place: Place): Answer {
    const part = found.filter((change) => change.sequence <= place.cursor);
    const last = part.at(-1)?.sequence ?? after;
    return { kind: 'changes', message: { previous: after, changes: part, more: last < place.cursor && part.length > 0 } };
  }

  // Synchronous from here on: between the sending and the joining no batch can slip through.
  function answer(pages: readonly LivePage[], given: Answer) {
    const open = pages.filter((page) => page.connected);
    for (const page of open) page.data.isAsking = false;
    if (open.length === 0) return;
    const to = io.to(open.map((page) => page.id));
    if (given.kind === 'reset') {
      to.emit('reset', { reason: given.reason });
      return;
    }
    const { message } = given;
    to.emit('changes', message);
    for (const page of open) {
      page.data.nextPage = message.more ? (message.changes.at(-1)?.sequence ?? null) : null;
      if (!message.more) void page.join(FOLLOWING);
    }
  }

  function refuse(pages: readonly LivePage[]) {
    for (const page of pages) {
      page.data.isAsking = false;
      page.emit('refused', { event: 'follow', reason: 'unavailable', field: '' });
    }
  }

  return { follow };
}
