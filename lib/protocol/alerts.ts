import type { Alert, AlertChannel, AlertSettings, AlertWay, ChannelKind, ChannelState, Delivery, OwnedRule, WebhookStyle } from '@/lib/domain/alert';
import type { StoryId } from '@/lib/domain/ids';
import type { Instant } from '@/lib/time/instant';

// What the routes of alerts answer. All of it is the asker's own.

export const ALERTS_PATH = '/api/alerts';
export const ALERT_READ_PATH = '/api/alerts/read';
export const ALERT_SETUP_PATH = '/api/alerts/setup';
export const ALERT_SETTINGS_PATH = '/api/alerts/settings';
export const ALERT_WAYS_PATH = '/api/alerts/ways';
export const ALERT_RULES_PATH = '/api/alerts/rules';
export const ALERT_CHANNELS_PATH = '/api/alerts/channels';
export const ALERT_MUTES_PATH = '/api/alerts/mutes';

/** `GET /api/alerts` */
export interface AlertsAnswer {
  /** newest first */
  readonly alerts: readonly ToldAlert[];
  readonly unread: number;
  /** the value of `before` for the next page; null at the end */
  readonly next: number | null;
}

export interface ToldAlert {
  readonly alert: Alert;
  readonly deliveries: readonly Delivery[];
  readonly isMuted: boolean;
}

/** `POST /api/alerts/read` */
export interface AlertsRead {
  readonly unread: number;
}

/** `GET /api/alerts/setup` */
export interface AlertSetup {
  readonly channels: readonly OwnChannel[];
  /** those that differ from the usual: in the page, at once, without a sound */
  readonly ways: readonly AlertWay[];
  readonly rules: readonly OwnedRule[];
  readonly settings: AlertSettings;
  readonly mutes: readonly { readonly storyId: StoryId; readonly at: Instant; readonly title: string | null }[];
  /** where mail would go; null: this desk sends none */
  readonly mailTo: string | null;
  /** what a browser subscribes with; null: this desk sends no browser notifications */
  readonly pushKey: string | null;
}

/** A channel as its owner sees it: its keys and secrets stay on the server. */
export interface OwnChannel extends Omit<AlertChannel, 'target' | 'personId'> {
  readonly kind: ChannelKind;
  readonly state: ChannelState;
  /** of a webhook */
  readonly url: string | null;
  readonly style: WebhookStyle | null;
  /** of a browser: it knows itself by it */
  readonly endpoint: string | null;
}

/** `POST /api/alerts/channels`, `PATCH /api/alerts/channels/[id]` */
export interface ChannelAnswer {
  readonly channel: OwnChannel;
  /** what a webhook's requests are signed with: told when it is made, and never again */
  readonly secret?: string;
}

/** `GET /api/alerts/channels/[id]`; newest first */
export interface ChannelDetail {
  readonly channel: OwnChannel;
  readonly deliveries: readonly Delivery[];
}

export function toOwnChannel({ target, personId: _person, ...channel }: AlertChannel): OwnChannel {
  return {
    ...channel,
    kind: target.kind,
    url: target.kind === 'webhook' ? target.url : null,
    style: target.kind === 'webhook' ? target.style : null,
    endpoint: target.kind === 'push' ? target.endpoint : null,
  };
}
