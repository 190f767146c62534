import { createHmac, timingSafeEqual } from 'node:crypto';
import type { FeedId } from '@/lib/domain/ids';
import { DAY, HOUR, MINUTE, shift, type Instant } from '@/lib/time/instant';
import type { WebSubState } from '../store/store';

/** The WebSub protocol, pure. Source: https://www.w3.org/TR/websub/ (section numbers below). */

/** How long we ask to be told; the hub may give less. */
const LEASE_SECONDS = (10 * DAY) / 1_000;
/** At our longest interval a feed is looked at every hour: three tries before the lease ends. */
const RENEW_BEFORE = 3 * HOUR;
/** A hub that has not verified us by then is asked again. */
const ASK_AGAIN_AFTER = 30 * MINUTE;
/** A hub that said no is asked again a day later. */
const DENIED_FOR = DAY;

export interface HubOffer {
  readonly hubUrl: string;
  readonly topicUrl: string;
}

export interface SubscriptionPlan {
  readonly hub: WebSubState | null;
  /** to be sent once `hub` is stored, for the hub may ask back at once */
  readonly shouldAsk: boolean;
}

/**
 * What to do about a feed's subscription after a poll.
 * @param offer  what the feed names; null: no hub; undefined: the poll brought no document, so nothing is known anew
 * @param makeToken  unguessable text, for secret and callback address
 */
export function planSubscription(
  previous: WebSubState | null,
  offer: HubOffer | null | undefined,
  now: Instant,
  makeToken: () => string,
): SubscriptionPlan {
  // Without a hub the lease runs out by itself; until then its pushes find no subscription and are passed over.
  if (offer === null) return { hub: null, shouldAsk: false };
  if (offer && (previous?.hubUrl !== offer.hubUrl || previous.topicUrl !== offer.topicUrl)) {
    const hub = { ...offer, secret: makeToken(), token: makeToken(), status: 'requested' as const, leaseExpiresAt: shift(now, ASK_AGAIN_AFTER) };
    return { hub, shouldAsk: true };
  }
  if (!previous) return { hub: null, shouldAsk: false };
  const { status, leaseExpiresAt } = previous;
  const isDue = leaseExpiresAt === null || now >= leaseExpiresAt - (status === 'verified' ? RENEW_BEFORE : 0);
  if (!isDue) return { hub: previous, shouldAsk: false };
  // While a verified lease still runs its pushes count; only once it is over are we back to asking.
  if (status === 'verified' && leaseExpiresAt !== null && now < leaseExpiresAt) return { hub: previous, shouldAsk: true };
  return { hub: { ...previous, status: 'requested', leaseExpiresAt: shift(now, ASK_AGAIN_AFTER) }, shouldAsk: true };
}

export function callbackUrl(publicUrl: string, feedId: FeedId, token: string): string {
  return new URL(`api/websub/${feedId}/${token}`, publicUrl.endsWith('/') ? publicUrl : `${publicUrl}/`).href;
}

/** The form of a subscription request (§5.1). */
export function subscribeForm(hub: WebSubState, callback: string): URLSearchParams {
  return new URLSearchParams({
    'hub.callback': callback,
    'hub.mode': 'subscribe',
    'hub.topic': hub.topicUrl,
    'hub.lease_seconds': String(LEASE_SECONDS),
    'hub.secret': hub.secret,
  });
}

export type Verification =
  | { readonly kind: 'confirmed'; readonly challenge: string; readonly hub: WebSubState }
  | { readonly kind: 'denied'; readonly hub: WebSubState }
  /** not a question about a subscription of ours */
  | { readonly kind: 'refused'; readonly detail: string };

/**
 * Answers the hub's question whether the subscription is wanted (§5.3), or hears that it was denied (§5.2).
 * We never unsubscribe, so a question about that is somebody else's wish and is refused.
 */
export function verifyIntent(hub: WebSubState, query: URLSearchParams, now: Instant): Verification {
  if (query.get('hub.topic') !== hub.topicUrl) return { kind: 'refused', detail: 'not our topic' };
  const mode = query.get('hub.mode');
  if (mode === 'denied') return { kind: 'denied', hub: { ...hub, status: 'denied', leaseExpiresAt: shift(now, DENIED_FOR) } };
  const challenge = query.get('hub.challenge');
  if (mode !== 'subscribe' || challenge === null) return { kind: 'refused', detail: 'not a question about a subscription' };
  const lease = Number(query.get('hub.lease_seconds') ?? LEASE_SECONDS);
  const seconds = Number.isFinite(lease) && lease > 0 ? Math.min(lease, LEASE_SECONDS * 10) : LEASE_SECONDS;
  return { kind: 'confirmed', challenge, hub: { ...hub, status: 'verified', leaseExpiresAt: shift(now, seconds * 1_000) } };
}

const ALGORITHMS = new Set(['sha1', 'sha256', 'sha384', 'sha512']);

/**
 * Whether what was pushed is signed with our secret (§7.1).
 * @param signature  the X-Hub-Signature header, `method=hex`
 */
export function isSignedBy(secret: string, signature: string | null, body: Uint8Array): boolean {
  const [, method, hex] = /^(sha\d{1,3})=([\da-f]{40,128})$/i.exec(signature?.trim() ?? '') ?? [];
  if (!method || !hex || !ALGORITHMS.has(method.toLowerCase())) return false;
  const expected = createHmac(method.toLowerCase(), secret).update(body).digest();
  const given = Buffer.from(hex, 'hex');
  return given.length === expected.length && timingSafeEqual(given, expected);
}
