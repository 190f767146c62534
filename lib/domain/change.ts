import type { Instant } from '@/lib/time/instant';
import type { FeedWithHealth } from './feed';
import type { FeedId, Sequence } from './ids';
import type { Update } from './update';

/** What a client can see happen. Each carries all that is needed to draw it. */
export type ChangeBody =
  | { readonly kind: 'update-added'; readonly update: Update }
  | { readonly kind: 'update-edited'; readonly update: Update }
  | { readonly kind: 'feed-changed'; readonly feed: FeedWithHealth }
  | { readonly kind: 'feed-removed'; readonly feedId: FeedId };

/** One row in the outbox. */
export type Change = ChangeBody & {
  readonly sequence: Sequence;
  /** when it was committed, by the writer's clock */
  readonly at: Instant;
};
