import { createHmac } from 'node:crypto';
import { mailText } from '@/lib/alerts/mailText';
import { pushMessage } from '@/lib/alerts/pushMessage';
import { webhookBody } from '@/lib/alerts/webhookBody';
import { wordDelivery } from '@/lib/alerts/wordAlert';
import { wordingOf } from '@/lib/alerts/wordingOf';
import type { ChannelTarget, DueDelivery } from '@/lib/domain/alert';
import type { FeedReason } from '@/lib/domain/feed';
import { SECOND, type Instant } from '@/lib/time/instant';
import { checkFeedUrl, type AllowAddress } from '../feeds/address';
import type { Exchange, ExchangeResult } from '../feeds/exchange';
import { explainNetworkError } from '../feeds/networkReason';
import type { SendMail } from '../mail/sendMail';
import type { DeliveryOutcome } from '../store/alertStore';
import { encryptPush } from './encryptPush';
import { vapidAuthorization, type VapidKey } from './vapid';

export interface SenderParts {
  readonly exchange: Exchange;
  readonly isAllowed: AllowAddress;
  /** null: this desk sends no mail */
  readonly sendMail: SendMail | null;
  /** null: this desk sends no browser notifications */
  readonly vapid: VapidKey | null;
  /** where links lead; null: the desk does not know its address */
  readonly publicUrl: string | null;
  readonly userAgent: string;
  readonly now: () => Instant;
}

/** Sends one delivery through its channel. Never rejects. */
export type Send = (delivery: DueDelivery, signal: AbortSignal) => Promise<DeliveryOutcome>;

/** Each try may take so long. */
export const SEND_PATIENCE_MS = 15 * SECOND;
/** A push that the browser cannot be given for so long is of no use any more. */
const PUSH_SECONDS = 12 * 60 * 60;
const ANSWER_MAX_BYTES = 65_536;

/** The channels. A delivery's id goes out with each, so that its receiver can tell a repeat. */
export function createSend(parts: SenderParts): Send {
  const { exchange, isAllowed, sendMail, vapid, publicUrl, userAgent, now } = parts;

  return async (delivery, signal) => {
    const target = delivery.channel?.target;
    try {
      switch (target?.kind) {
        // The store tells the page in the transaction that settles it.
        case undefined:
          return { kind: 'sent' };
        case 'mail':
          return await mail(delivery);
        case 'webhook':
          return await webhook(delivery, target, signal);
        case 'push':
          return await push(delivery, target, signal);
      }
    } catch (error) {
      return { kind: 'retry', problem: error instanceof Error ? error.message : String(error) };
    }
  };

  async function mail(delivery: DueDelivery): Promise<DeliveryOutcome> {
    if (!sendMail) return { kind: 'refused', problem: 'this desk sends no mail: SMTP_URL is not set' };
    const words = wordingOf(delivery.settings);
    const host = publicUrl ? new URL(publicUrl).hostname : 'entente.invalid';
    try {
      await sendMail({
        to: delivery.person.email,
        ...mailText(wordDelivery(delivery, words), words, publicUrl),
        messageId: `<${delivery.id}@${host}>`,
        headers: { 'X-Entente-Delivery': delivery.id, 'Auto-Submitted': 'auto-generated' },
      });
      return { kind: 'sent' };
    } catch (error) {
      const { responseCode, message } = error as Error & { responseCode?: number };
      if (responseCode === undefined) return { kind: 'retry', problem: explainNetworkError(error).reason, detail: message };
      // RFC 5321 §4.2.1: 5yz is for good, 4yz for now.
      return { kind: responseCode >= 500 ? 'refused' : 'retry', problem: message };
    }
  }

  async function webhook(delivery: DueDelivery, { url, style, secret }: Extract<ChannelTarget, { kind: 'webhook' }>, signal: AbortSignal): Promise<DeliveryOutcome> {
    const words = wordingOf(delivery.settings);
    const body = JSON.stringify(webhookBody(style, delivery, wordDelivery(delivery, words), words, publicUrl));
    const timestamp = String(Math.floor(now() / SECOND));
    const headers = {
      'content-type': 'application/json; charset=utf-8',
      'user-agent': userAgent,
      'x-entente-delivery': delivery.id,
      'x-entente-timestamp': timestamp,
      'x-entente-signature': signatureOf(secret, timestamp, body),
    };
    return outcomeOf(await post(url, headers, body, signal), [410]);
  }

  async function push(delivery: DueDelivery, { endpoint, p256dh, auth }: Extract<ChannelTarget, { kind: 'push' }>, signal: AbortSignal): Promise<DeliveryOutcome> {
    if (!vapid) return { kind: 'refused', problem: 'this desk sends no browser notifications: VAPID_PRIVATE_KEY is not set' };
    const message = pushMessage(delivery, wordDelivery(delivery, wordingOf(delivery.settings)));
    const contact = publicUrl?.startsWith('https:') ? publicUrl : 'mailto:desk@entente.invalid';
    const headers = {
      authorization: vapidAuthorization(vapid, endpoint, contact, now()),
      'content-encoding': 'aes128gcm',
      'content-type': 'application/octet-stream',
      ttl: String(PUSH_SECONDS),
      urgency: delivery.kind === 'digest' ? 'normal' : 'high',
      // One that waits at the push service is replaced by its own repeat.
      topic: delivery.id,
      'user-agent': userAgent,
    };
    const body = encryptPush(Buffer.from(JSON.stringify(message)), { p256dh, auth });
    return outcomeOf(await post(endpoint, headers, body, signal), [404, 410]);
  }

  async function post(address: string, headers: Record<string, string>, body: string | Uint8Array, signal: AbortSignal): Promise<ExchangeResult | Forbidden> {
    const url = checkFeedUrl(address, isAllowed);
    if (!url.ok) return { kind: 'forbidden', problem: url.error.reason, detail: url.error.message };
    return exchange.send({ method: 'POST', url: url.value, headers, body, timeoutMs: SEND_PATIENCE_MS, maxBytes: ANSWER_MAX_BYTES }, signal);
  }
}

/** `sha256=` and the HMAC of `<timestamp>.<body>`, in hex; docs/alerts.md tells receivers how to check it. */
export const signatureOf = (secret: string, timestamp: string, body: string): string => `sha256=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`;

/** An address that is not to be written to. */
interface Forbidden {
  readonly kind: 'forbidden';
  readonly problem: FeedReason;
  readonly detail: string;
}

/** Answers after which the same request may go better later. */
const FOR_NOW = new Set([408, 425, 429]);

function outcomeOf(result: ExchangeResult | Forbidden, goneAt: readonly number[]): DeliveryOutcome {
  switch (result.kind) {
    case 'forbidden':
      return { kind: 'refused', problem: result.problem, detail: result.detail };
    case 'aborted':
      return { kind: 'released' };
    case 'failed': {
      // It was taken; what came back with the answer is of no interest.
      if (result.status !== null && result.status >= 200 && result.status < 300) return { kind: 'sent' };
      const { reason, detail } = result.failure;
      return { kind: reason === 'private-address' || reason === 'bad-address' ? 'refused' : 'retry', problem: reason, detail };
    }
    case 'answered': {
      const { status } = result;
      const problem = `HTTP ${status}`;
      if (status >= 200 && status < 300) return { kind: 'sent' };
      if (goneAt.includes(status)) return { kind: 'gone', problem };
      return { kind: status >= 500 || FOR_NOW.has(status) ? 'retry' : 'refused', problem };
    }
  }
}
