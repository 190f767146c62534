import { groupBy } from '@/lib/collections/groupBy';
import { PAGE, type DueDelivery } from '@/lib/domain/alert';
import { SECOND, shift, type Instant } from '@/lib/time/instant';
import { createBell } from '../analysis/bell';
import type { Logger } from '../log';
import type { Store } from '../store/store';
import { SEND_PATIENCE_MS, type Send } from './senders';

export interface DelivererParts {
  readonly store: Pick<Store, 'alerts' | 'changes'>;
  readonly send: Send;
  readonly now: () => Instant;
  readonly log: Logger;
  /** ends the work; what is being sent is finished or released */
  readonly signal: AbortSignal;
  readonly onSettled: (outcome: 'sent' | 'retry' | 'refused' | 'gone') => void;
}

/** What falls due is looked for so often; what is due at once rings. */
const LOOK_EVERY_MS = SECOND;
/** Taken at one time: few enough that a stop loses little. */
const AT_A_TIME = 40;
/** Channels that are sent to beside each other; one channel gets its deliveries one after the other. A far end that is slow keeps its own place, no other. */
const CHANNELS_AT_ONCE = 16;
/** Twice what the slowest try takes: a claim that has run out means that whoever held it is gone. */
export const CLAIM_MS = 2 * SEND_PATIENCE_MS;

/** What one channel is sent, claimed together. */
interface Queue {
  readonly channel: string;
  readonly until: Instant;
  readonly deliveries: DueDelivery[];
}

/**
 * Sends what is due, until the signal. Each delivery is claimed before it is sent and settled after: one whose sender vanished between the two is
 * sent again under the same id when the claim has run out.
 * Errors: `StoreUnavailable` from the store; begin again.
 */
export async function deliverAlerts({ store, send, now, log, signal, onSettled }: DelivererParts): Promise<void> {
  const { alerts } = store;
  const bell = createBell(store, signal);
  /** claimed, and waiting for a place */
  let waiting: Queue[] = [];
  /** channels that are being sent to */
  const sending = new Map<string, Promise<void>>();
  const troubles: unknown[] = [];
  const isOver = () => signal.aborted || troubles.length > 0;
  try {
    while (!isOver()) {
      for (const queue of waiting.splice(0, CHANNELS_AT_ONCE - sending.size)) begin(queue);
      const isFree = sending.size < CHANNELS_AT_ONCE;
      if (isFree && (await alerts.hasDue(now(), [...sending.keys()]))) {
        const until = shift(now(), CLAIM_MS);
        waiting = byChannel(await alerts.claim(now(), until, AT_A_TIME, [...sending.keys()]), until);
      } else {
        await bell.rung(LOOK_EVERY_MS);
      }
    }
  } catch (error) {
    troubles.push(error);
  }
  bell.stop();
  // Nothing is sent any more: what waits is given back, and what is on its way comes to its end.
  for (const queue of waiting) begin(queue);
  await Promise.all(sending.values());
  if (troubles.length > 0) throw troubles[0];

  function begin(queue: Queue): void {
    const ended = sendQueue(queue)
      .catch((error: unknown) => void troubles.push(error))
      .then(() => {
        sending.delete(queue.channel);
        bell.ring();
      });
    sending.set(queue.channel, ended);
  }

  async function sendQueue({ deliveries, until }: Queue): Promise<void> {
    let isStopped = false;
    for (const delivery of deliveries) {
      // After a failure the rest waits with the channel; and what could outlast its claim is not begun.
      if (isStopped || isOver() || now() > until - SEND_PATIENCE_MS) {
        await alerts.settle(delivery.id, until, { kind: 'released' }, now());
        continue;
      }
      const outcome = await send(delivery, signal);
      await alerts.settle(delivery.id, until, outcome, now());
      if (outcome.kind === 'released') continue;
      onSettled(outcome.kind);
      const { id, kind, channel, attempts } = delivery;
      const said = { delivery: id, kind, channel: channel?.target.kind ?? 'page', attempts };
      if (outcome.kind === 'sent') log.debug(said, 'alert delivered');
      else log.warn({ ...said, outcome: outcome.kind, problem: outcome.problem, detail: outcome.detail }, 'alert not delivered');
      isStopped = outcome.kind === 'retry' || outcome.kind === 'gone';
    }
  }
}

const byChannel = (due: readonly DueDelivery[], until: Instant): Queue[] =>
  [...groupBy(due, ({ channel }) => channel?.id ?? PAGE)].map(([channel, deliveries]) => ({ channel, until, deliveries }));
