import type { Alert, AlertChannel, AlertEvidence, AlertSettings, AlertSource, AlertWay, ChannelState, Delivery, DueDelivery, OwnedRule, PushSubscriptionKeys, StoryFacts, WebhookStyle } from '@/lib/domain/alert';
import type { ItemId, PersonId, Sequence, StoryId } from '@/lib/domain/ids';
import type { Result } from '@/lib/domain/result';
import type { Update } from '@/lib/domain/update';
import type { Held } from '@/lib/selection/matches';
import type { Instant } from '@/lib/time/instant';

/** Alerts of people, their channels, and what is on its way. */
export interface AlertStore {
  // what people set up; every method reaches only what is the person's own
  channels(person: PersonId): Promise<AlertChannel[]>;
  /** Errors: `too-many`; `duplicate`: the person has this far end already. */
  addChannel(channel: NewChannel): Promise<Result<AlertChannel, 'too-many' | 'duplicate'>>;
  /** `on` also wakes one that was turned off, its failures forgotten. Undefined: they have none of this id. */
  editChannel(person: PersonId, id: string, patch: ChannelPatch): Promise<AlertChannel | undefined>;
  /** What was on its way there is dropped. */
  removeChannel(person: PersonId, id: string): Promise<boolean>;
  /** Sends a trial alert, without waiting for the pause after a failure. False: there is none, or it is not on. */
  testChannel(person: PersonId, id: string, now: Instant): Promise<boolean>;
  /** the last ones of a channel, newest first */
  channelDeliveries(person: PersonId, id: string, limit: number): Promise<Delivery[]>;
  /** those that differ from the usual */
  ways(person: PersonId): Promise<AlertWay[]>;
  setWay(person: PersonId, way: AlertWay): Promise<void>;
  rules(person: PersonId): Promise<OwnedRule[]>;
  /** False: they have too many. */
  addRule(rule: OwnedRule): Promise<boolean>;
  removeRule(person: PersonId, id: string): Promise<boolean>;
  settings(person: PersonId): Promise<AlertSettings>;
  setSettings(person: PersonId, settings: AlertSettings): Promise<void>;
  mutes(person: PersonId): Promise<{ readonly storyId: StoryId; readonly at: Instant; readonly title: string | null }[]>;
  setMute(person: PersonId, story: StoryId, isMuted: boolean, now: Instant): Promise<void>;

  // what they were told
  page(person: PersonId, asked: { readonly before?: number; readonly unreadOnly: boolean; readonly limit: number }): Promise<AlertEntry[]>;
  unread(person: PersonId): Promise<number>;
  /** Up to and with `upTo`, or only that one. @returns how many are unread still */
  markRead(person: PersonId, upTo: number, onlyThis: boolean, now: Instant): Promise<number>;

  // the alerter
  followed(): Promise<Sequence>;
  allRules(): Promise<OwnedRule[]>;
  /** Updates as they are now with how they bear on the claims; those that are none any more are left out. */
  updatesHeld(ids: readonly ItemId[]): Promise<HeldUpdateNow[]>;
  /** the updates of a story, newest first */
  updatesOfStory(story: StoryId, limit: number): Promise<HeldUpdateNow[]>;
  /**
   * Tells what has fired, whole or not at all: alerts within each person's noise budget, a delivery for each channel, the word to their pages,
   * and how far the changes have been dealt with. What was told of already is passed over.
   * Errors: `StoreUnavailable('deposed')` when `epoch` is over.
   */
  record(step: AlertStep): Promise<{ readonly alerts: number }>;

  // the deliverer
  /** whether `claim` would find anything; reads only */
  hasDue(now: Instant, except?: readonly string[]): Promise<boolean>;
  /**
   * Takes what is due, each for so long that nobody else sends it meanwhile. One at a time of a channel that failed.
   * @param except  channels of which nothing is taken
   */
  claim(now: Instant, until: Instant, limit: number, except?: readonly string[]): Promise<DueDelivery[]>;
  /** How it went; passed over when the claim has run out and somebody else has it. */
  settle(id: string, claimedUntil: Instant, outcome: DeliveryOutcome, now: Instant): Promise<void>;
}

export type NewChannel = Pick<AlertChannel, 'id' | 'personId' | 'name' | 'target' | 'createdAt'>;

export interface ChannelPatch {
  readonly name?: string;
  readonly state?: Exclude<ChannelState, 'off'>;
  readonly style?: WebhookStyle;
  /** of a browser: takes the place of the one it gave up; one that was turned off is on again */
  readonly subscription?: PushSubscriptionKeys;
}

export interface AlertEntry {
  readonly alert: Alert;
  readonly deliveries: readonly Delivery[];
  readonly isMuted: boolean;
}

export interface HeldUpdateNow {
  readonly update: Update;
  readonly held: readonly Held[];
}

export interface AlertStep {
  readonly epoch: number;
  readonly at: Instant;
  readonly fired: readonly FiredSource[];
  /** stories that went into another: what is known of them goes with them */
  readonly merged: readonly { readonly id: StoryId; readonly into: StoryId }[];
  /** the last change that this and all steps before have dealt with */
  readonly followed: Sequence;
}

/** A watchlist or a rule that has fired. */
export interface FiredSource {
  readonly source: AlertSource;
  readonly ownerId: PersonId;
  /** others may have asked to be told of it too */
  readonly isShared: boolean;
  readonly subject: string;
  readonly story: StoryFacts | null;
  readonly evidence: AlertEvidence;
}

/**
 * sent      its far end took it
 * retry     it may go better later
 * refused   its far end does not want this one
 * gone      its far end is no more: the channel is turned off
 * released  it was not tried
 */
export type DeliveryOutcome =
  | { readonly kind: 'sent' }
  | { readonly kind: 'retry' | 'refused' | 'gone'; /** of `FEED_REASONS`, or what the far end said */ readonly problem: string; /** plain English, for the log */ readonly detail?: string }
  | { readonly kind: 'released' };
