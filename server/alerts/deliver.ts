import type { DueDelivery } from '@/lib/domain/alert';
import { SECOND, shift, type Instant } from '@/lib/time/instant';
import type { Logger } from '../log';
import type { Store } from '../store/store';
import { createBell } from './bell';
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
/** Channels that are sent to beside each other; one channel gets its deliveries one after the other. */
const CHANNELS_AT_ONCE = 8;
/** Twice what the slowest try takes: a claim that has run out means that whoever held it is gone. */
export const CLAIM_MS = 2 * SEND_PATIENCE_MS;

/**
 * Sends what is due, until the signal. Each delivery is claimed before it is sent and settled after: one whose sender vanished between the two is
 * sent again under the same id when the claim has run out.
 * Errors: `StoreUnavailable` from the store; begin again.
 */
export async function deliverAlerts({ store, send, now, log, signal, onSettled }: DelivererParts): Promise<void> {
  const { alerts } = store;
  const bell = createBell(store, signal);
  try {
    while (!signal.aborted) {
      if (!(await alerts.hasDue(now()))) {
        await bell.rung(LOOK_EVERY_MS);
        continue;
      }
      const until = shift(now(), CLAIM_MS);
      const queues = byChannel(await alerts.claim(now(), until, AT_A_TIME));
      await Promise.all(Array.from({ length: CHANNELS_AT_ONCE }, async () => {
        for (let queue = queues.shift(); queue; queue = queues.shift()) await sendQueue(queue, until);
      }));
    }
  } finally {
    bell.stop();
  }

  async function sendQueue(queue: readonly DueDelivery[], until: Instant): Promise<void> {
    let isStopped = false;
    for (const delivery of queue) {
      // After a failure the rest waits with the channel; and what could outlast its claim is not begun.
      if (isStopped || signal.aborted || now() > until - SEND_PATIENCE_MS) {
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
      else log.warn({ ...said, outcome: outcome.kind, problem: outcome.problem }, 'alert not delivered');
      isStopped = outcome.kind === 'retry' || outcome.kind === 'gone';
    }
  }
}

function byChannel(due: readonly DueDelivery[]): DueDelivery[][] {
  const queues = new Map<string, DueDelivery[]>();
  for (const delivery of due) {
    const key = delivery.channel?.id ?? `page of ${delivery.person.id}`;
    const queue = queues.get(key);
    if (queue) queue.push(delivery);
    else queues.set(key, [delivery]);
  }
  return [...queues.values()];
}
