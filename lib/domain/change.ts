import type { Instant } from '@/lib/time/instant';
import type { ClaimState, StatusTurn } from './claim';
import type { FeedWithHealth } from './feed';
import type { FeedId, ItemId, Sequence, StoryId } from './ids';
import type { AxisNote, Judgement, Noted } from './judgement';
import type { PressGroup } from './pressGroup';
import type { Story } from './story';
import type { Update } from './update';

/** What a client can see happen. Each carries all that is needed to draw it. */
export type ChangeBody =
  | { readonly kind: 'update-added'; readonly update: Update }
  | { readonly kind: 'update-edited'; readonly update: Update }
  /** read anew under other rules: the text is the same, the marks are not */
  | { readonly kind: 'update-retagged'; readonly update: Update }
  /** read anew and found to be beside the story; time and group tell which counts it leaves, `storyId` which story */
  | { readonly kind: 'update-removed'; readonly itemId: ItemId; readonly orderedAt: Instant; readonly pressGroup: PressGroup; readonly storyId: StoryId | null }
  /** `joined`: the updates that stand in it now and did not before; an update is in one story at a time */
  | { readonly kind: 'story-changed'; readonly story: Story; readonly joined: readonly ItemId[] }
  /** `into`: the story that took its updates, where there is one; told before that story's own change */
  | { readonly kind: 'story-removed'; readonly storyId: StoryId; readonly into: StoryId | null }
  /** `turn` is set when its status turned, and null when only the evidence moved */
  | { readonly kind: 'claim-changed'; readonly claim: ClaimState; readonly turn: StatusTurn | null }
  | { readonly kind: 'feed-changed'; readonly feed: FeedWithHealth }
  | { readonly kind: 'feed-removed'; readonly feedId: FeedId }
  /** another article stands on the desk: the import of this number, or with null the one that ships */
  | { readonly kind: 'baseline-changed'; readonly n: number | null }
  /** somebody has judged, or has taken it back (`undone` is set then); what came of it is told beside it. `stories`: those whose updates people have placed */
  | { readonly kind: 'judged'; readonly judgement: Judgement; readonly stories: readonly StoryId[] }
  /** a comment came or went; whoever may read comments asks for them */
  | { readonly kind: 'commented'; readonly on: Noted }
  | { readonly kind: 'axis-noted'; readonly note: AxisNote; readonly isRemoved: boolean };

/** One row in the outbox. */
export type Change = ChangeBody & {
  readonly sequence: Sequence;
  /** when it was committed, by the writer's clock */
  readonly at: Instant;
};
