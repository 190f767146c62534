import type { Locale } from '@/lib/i18n/locales';
import type { Instant } from '@/lib/time/instant';
import type { BothLanguages } from './chronology';
import type { ClaimId, ClaimStatus } from './claim';
import type { FeedReason, FeedState } from './feed';
import type { FeedId, ItemId, PersonId, StoryId, WatchlistId } from './ids';
import type { PaceState } from './story';
import type { Direction } from './tag';
import type { Threshold, WatchColour } from './watchlist';

// --- what sets an alert off ------------------------------------------------------------------------------------------

/** What somebody asks to be told of beside their watchlists. `null` stands for any. */
export type AlertRule =
  | { readonly kind: 'claim-turned'; readonly claimId: ClaimId | null }
  /** the relations index has moved by so many points or more since the day before */
  | { readonly kind: 'index-moved'; readonly points: number }
  | { readonly kind: 'feed-silent'; readonly feedId: FeedId | null };

export const ALERT_RULE_KINDS = ['claim-turned', 'index-moved', 'feed-silent'] as const satisfies readonly AlertRule['kind'][];

export interface OwnedRule {
  readonly id: string;
  readonly personId: PersonId;
  readonly rule: AlertRule;
  readonly createdAt: Instant;
}

/** A watchlist, a rule, or being named by somebody: each has its own channels. `desk`: what the desk itself has to say of alerts. */
export type AlertSource = `watchlist:${string}` | `rule:${string}` | 'mention' | 'desk';

export const sourceOfWatchlist = (id: WatchlistId): AlertSource => `watchlist:${id}`;
export const sourceOfRule = (id: string): AlertSource => `rule:${id}`;

// --- what an alert carries -------------------------------------------------------------------------------------------

/** A watchlist that fired, with the words of the update that it asks for. */
export interface FiredList {
  readonly id: WatchlistId;
  readonly name: string;
  readonly colour: WatchColour;
  readonly threshold: Threshold;
  readonly words: readonly string[];
}

/** One report behind an alert. */
export interface AlertReport {
  readonly itemId: ItemId;
  readonly title: string;
  readonly language: string;
  readonly outlet: string;
  readonly link: string | null;
  readonly at: Instant;
}

export interface AlertStory {
  readonly id: StoryId;
  readonly updates: number;
  readonly independentPublishers: number;
  readonly direction: Direction;
  readonly pace: PaceState;
}

/** What an alert says, all of it: it reads the same when the update has changed or gone. */
export type AlertEvidence =
  | { readonly kind: 'news'; readonly lists: readonly FiredList[]; readonly reports: readonly AlertReport[]; readonly story: AlertStory | null }
  | {
      readonly kind: 'claim-turned';
      readonly claimId: ClaimId;
      readonly text: BothLanguages;
      readonly from: ClaimStatus;
      readonly to: ClaimStatus;
      /** what turned it, where it is still known */
      readonly reports: readonly AlertReport[];
    }
  | { readonly kind: 'index-moved'; readonly day: Instant; readonly from: number; readonly to: number; readonly points: number }
  | { readonly kind: 'feed-silent'; readonly feedId: FeedId; readonly name: string; readonly state: FeedState; readonly reason: FeedReason; readonly since: Instant; readonly lastNewItemAt: Instant | null }
  /** `path`: where it was said, on this desk; `title`: the story's or claim's own words */
  | { readonly kind: 'mention'; readonly by: string; readonly text: string; readonly title: string; readonly path: string }
  /** what comes next today waits until `until` */
  | { readonly kind: 'cap-reached'; readonly cap: number; readonly until: Instant }
  | { readonly kind: 'channel-off'; readonly channelId: string; readonly channelKind: ChannelKind; readonly name: string; readonly problem: string };
export type AlertKind = AlertEvidence['kind'];

/** Something to tell one person. */
export interface RaisedAlert {
  readonly personId: PersonId;
  readonly source: AlertSource;
  /** what is told of, once to this source: an update, a story, a comment… */
  readonly subject: string;
  /** the story that the noise budget goes by; null: none */
  readonly story: StoryFacts | null;
  readonly evidence: AlertEvidence;
}

/** What the noise budget looks at. */
export interface StoryFacts {
  readonly id: StoryId;
  readonly independentPublishers: number;
  /** direction and whether it is breaking: another text is a turn */
  readonly turn: string;
}

export const factsOf = ({ id, independentPublishers, direction, pace }: AlertStory): StoryFacts => ({
  id,
  independentPublishers,
  turn: `${direction} ${pace === 'breaking' ? 'breaking' : ''}`.trim(),
});

// --- how it gets there -----------------------------------------------------------------------------------------------

/** The page itself is a way that everybody has; these are set up. */
export const CHANNEL_KINDS = ['push', 'mail', 'webhook'] as const;
export type ChannelKind = (typeof CHANNEL_KINDS)[number];
export const WEBHOOK_STYLES = ['json', 'slack', 'teams'] as const;
export type WebhookStyle = (typeof WEBHOOK_STYLES)[number];

/** Where a browser is written to, and what for; the keys are base64url. */
export interface PushSubscriptionKeys {
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
}

/** Where a channel leads. Mail goes to the address of the account. */
export type ChannelTarget =
  | ({ readonly kind: 'push' } & PushSubscriptionKeys)
  | { readonly kind: 'mail' }
  | { readonly kind: 'webhook'; readonly url: string; readonly style: WebhookStyle; readonly secret: string };

/**
 * on      used
 * paused  by its owner: what comes meanwhile does not go there
 * off     turned off by the desk after too many failures, or because its far end has gone
 */
export const CHANNEL_STATES = ['on', 'paused', 'off'] as const;
export type ChannelState = (typeof CHANNEL_STATES)[number];

export interface AlertChannel {
  readonly id: string;
  readonly personId: PersonId;
  readonly name: string;
  readonly target: ChannelTarget;
  readonly state: ChannelState;
  readonly createdAt: Instant;
  /** tries in a row that failed */
  readonly failures: number;
  readonly lastOkAt: Instant | null;
  /** the last failure: of `FEED_REASONS`, or what the far end said; null after a success */
  readonly problem: string | null;
  /** no try before this moment; null: at once */
  readonly nextTryAt: Instant | null;
}

/** Whether a browser has given its subscription up (RFC 8030 §7.3): only that browser can make another. @param problem  what the channel last said */
export const hasGivenUp = (kind: ChannelKind, problem: string | null): boolean => kind === 'push' && (problem === 'HTTP 404' || problem === 'HTTP 410');

/** The channel that is the open page. */
export const PAGE = 'page';

export const ALERT_PACES = ['at-once', 'hourly', 'daily'] as const;
export type AlertPace = (typeof ALERT_PACES)[number];

/** How somebody is told of one source. */
export interface AlertWay {
  readonly source: AlertSource;
  readonly pace: AlertPace;
  readonly inPage: boolean;
  readonly sound: boolean;
  /** ids of channels */
  readonly channels: readonly string[];
}

/** Until somebody says otherwise: what is their own is told in the page, without a sound. */
export const usualWay = (source: AlertSource): AlertWay => ({ source, pace: 'at-once', inPage: true, sound: false, channels: [] });

/** Minutes of the day, 0…1439, by the clock of the person's zone. */
export interface QuietHours {
  readonly from: number;
  readonly to: number;
}

export interface AlertSettings {
  /** IANA name */
  readonly zone: string;
  /** the language of mails, pushes and webhooks */
  readonly locale: Locale;
  readonly quiet: QuietHours | null;
  /** alerts told at once in one day of the zone; what comes beyond waits for the next morning */
  readonly capADay: number;
  /** when the daily digest goes out, minutes of the day */
  readonly digestAt: number;
}

export const USUAL_SETTINGS: AlertSettings = { zone: 'UTC', locale: 'en', quiet: null, capADay: 60, digestAt: 8 * 60 };
export const MOST_A_DAY = 1_000;
/** of one person */
export const MOST_CHANNELS = 20;
export const MOST_RULES = 50;

// --- what was told ---------------------------------------------------------------------------------------------------

export interface Alert {
  readonly n: number;
  readonly at: Instant;
  readonly source: AlertSource;
  readonly storyId: StoryId | null;
  readonly evidence: AlertEvidence;
  /** matches of the same story that were not worth another word */
  readonly more: number;
  readonly readAt: Instant | null;
}

/**
 * due      waits for its time, or for its turn
 * sent     its far end took it
 * failed   its far end refused it for good
 * dropped  nobody was left to send it to
 */
export const DELIVERY_STATES = ['due', 'sent', 'failed', 'dropped'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];
export const HOLD_REASONS = ['quiet', 'cap', 'hourly', 'daily'] as const;
export type HoldReason = (typeof HOLD_REASONS)[number];

/** One alert, or a digest of several, on its way through one channel. */
export interface Delivery {
  /** goes out with it, so that the far end can tell a repeat: 22 characters of base64url */
  readonly id: string;
  readonly kind: 'alert' | 'digest' | 'test';
  /** null: the open page */
  readonly channel: { readonly id: string; readonly kind: ChannelKind; readonly name: string } | null;
  readonly dueAt: Instant;
  /** why it was not sent at once; null: it was due at once */
  readonly held: HoldReason | null;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly problem: string | null;
  readonly sentAt: Instant | null;
}

/** What is sent through a channel. */
export interface DueDelivery {
  readonly id: string;
  readonly kind: Delivery['kind'];
  readonly held: HoldReason | null;
  readonly person: { readonly id: PersonId; readonly name: string; readonly email: string };
  readonly settings: AlertSettings;
  /** null: the open page */
  readonly channel: AlertChannel | null;
  readonly attempts: number;
  /** oldest first */
  readonly alerts: readonly Alert[];
}
