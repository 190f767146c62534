import { MESSAGE_MAX_CHARACTERS, browserEventSchemas, type RefusalReason } from '@/lib/protocol/events';
import type { LivePage } from './liveServer';

/** Messages a page may send in one go, and how many more each second. A well-behaved page sends a handful an hour. */
const BURST = 30;
const PER_SECOND = 5;
/** A page that goes on after so many refusals is ended. */
const PATIENCE = 100;

/**
 * Lets only messages through that are known, of their form, short and not too many; the others are refused by name (LU9).
 * @param monotonicMs  a clock that only moves forward
 */
export function checkMessages(page: LivePage, monotonicMs: () => number): void {
  let allowance = BURST;
  let filledAt = monotonicMs();
  let refusals = 0;

  function isTooOften(): boolean {
    const now = monotonicMs();
    allowance = Math.min(BURST, allowance + ((now - filledAt) / 1_000) * PER_SECOND);
    filledAt = now;
    if (allowance < 1) return true;
    allowance--;
    return false;
  }

  function refuse(event: string, reason: RefusalReason, field = '') {
    if (++refusals > PATIENCE) return void page.disconnect(true);
    page.emit('refused', { event: event.slice(0, 64), reason, field });
  }

  page.use((packet, next) => {
    const name = String(packet[0]);
    const message: unknown = packet[1];
    if (JSON.stringify(packet).length > MESSAGE_MAX_CHARACTERS) return refuse(name, 'too-large');
    if (!isEvent(name)) return isTooOften() ? refuse(name, 'too-often') : refuse(name, 'unknown-event');
    const read = browserEventSchemas[name].safeParse(message);
    // The next page of a catch-up is asked for as fast as the browser takes them in; that is the point of it.
    const isNextPage = read.success && read.data.after === page.data.nextPage;
    if (!isNextPage && isTooOften()) return refuse(name, 'too-often');
    if (!read.success) return refuse(name, 'bad-message', read.error.issues[0]?.path.join('.') ?? '');
    if (page.data.isAsking) return refuse(name, 'too-often');
    packet[1] = read.data;
    next();
  });
}

function isEvent(name: string): name is keyof typeof browserEventSchemas {
  return Object.hasOwn(browserEventSchemas, name);
}
