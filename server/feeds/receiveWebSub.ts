import { timingSafeEqual } from 'node:crypto';
import { feedId } from '@/lib/domain/ids';
import type { Instant } from '@/lib/time/instant';
import type { Store } from '../store/store';
import { isSignedBy, verifyIntent } from './websub';

export interface WebSubRequest {
  readonly method: 'GET' | 'POST';
  /** from the address: `api/websub/[feedId]/[token]` */
  readonly feedId: string;
  readonly token: string;
  readonly query: URLSearchParams;
  /** the X-Hub-Signature header */
  readonly signature: string | null;
  /** as received; empty for GET. The route refuses more than `MOST_PUSHED_BYTES` */
  readonly body: Uint8Array;
}

export interface WebSubResponse {
  readonly status: number;
  /** text/plain */
  readonly body: string;
}

export const MOST_PUSHED_BYTES = 12_000_000;

/**
 * What a hub says to us, on whatever node it arrives. A push only makes the feed due: the poller, wherever it runs,
 * then fetches it as always, so that one path alone brings items in (see the decision on WebSub).
 * Errors: as the store's; a hub tries again when it gets none of these answers.
 */
export async function receiveWebSub(store: Pick<Store, 'feeds'>, request: WebSubRequest, now: Instant): Promise<WebSubResponse> {
  const id = feedId(request.feedId);
  const hub = (await store.feeds.pollStates()).find((state) => state.feedId === id)?.hub;
  if (!hub || !isSame(hub.token, request.token)) return { status: 404, body: 'no such subscription\n' };

  if (request.method === 'GET') {
    const verification = verifyIntent(hub, request.query, now);
    if (verification.kind === 'refused') return { status: 404, body: `${verification.detail}\n` };
    await store.feeds.saveHub(id, verification.hub);
    return { status: 200, body: verification.kind === 'confirmed' ? verification.challenge : '' };
  }
  // §7.1: a wrong signature is passed over, and the sender does not learn it.
  if (isSignedBy(hub.secret, request.signature, request.body)) await store.feeds.requestPoll(id, now);
  return { status: 202, body: '' };
}

function isSame(expected: string, given: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}
