import type { Instant } from '@/lib/time/instant';
import type { Activity } from '../activity/activity';
import type { Terms } from '../analysis/terms';
import type { Config } from '../config';
import { anyAddress, isPublicAddress, type AllowAddress } from '../feeds/address';
import { createExchange } from '../feeds/exchange';
import { userAgent, VERSION } from '../feeds/request';
import type { Logger } from '../log';
import type { SendMail } from '../mail/sendMail';
import type { Store } from '../store/store';
import { createAlerting } from './alerting';
import { createSend } from './senders';
import { keepVapidKey } from './vapid';

/** What the doors need to know of alerts. */
export interface AlertServices {
  /** what browsers subscribe with; null: this desk sends no browser notifications */
  readonly pushKey: string | null;
  /** addresses that webhooks and push services may have */
  readonly isAllowed: AllowAddress;
}

export interface OpenAlerting {
  readonly services: AlertServices;
  /** works while this node polls */
  readonly terms: Terms;
  close(): Promise<void>;
}

/** Puts the parts of alerts together: keys, connections, and the work itself. */
export function openAlerting(parts: {
  readonly config: Config;
  readonly store: Store;
  readonly sendMail: SendMail | null;
  readonly now: () => Instant;
  readonly recorded: 'demo' | 'replay' | null;
  readonly log: Logger;
  readonly activity: Activity;
}): OpenAlerting {
  const { config, store, sendMail, now, recorded, log, activity } = parts;
  const isAllowed = config.allowPrivateWebhooks ? anyAddress : isPublicAddress;
  const vapid = keepVapidKey(config);
  const exchange = createExchange({ isAllowed });
  const send = createSend({ exchange, isAllowed, sendMail, vapid, publicUrl: config.publicUrl, userAgent: userAgent(VERSION, config.publicUrl), now });
  return {
    services: { pushKey: vapid?.publicKey ?? null, isAllowed },
    terms: createAlerting({ store, send, now, recorded, log, activity }),
    close: () => exchange.close(),
  };
}
