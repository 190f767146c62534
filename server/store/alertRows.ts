import {
  PAGE,
  type Alert,
  type AlertChannel,
  type AlertEvidence,
  type AlertPace,
  type AlertSettings,
  type AlertSource,
  type AlertWay,
  type ChannelKind,
  type ChannelState,
  type ChannelTarget,
  type Delivery,
  type DeliveryState,
  type HoldReason,
} from '@/lib/domain/alert';
import { personId, storyId } from '@/lib/domain/ids';
import { instant, type Instant } from '@/lib/time/instant';

export interface AlertChannelRow {
  id: string;
  person_id: string;
  name: string;
  kind: string;
  /** JSON: ChannelTarget */
  target: string;
  /** the same far end twice is one channel */
  target_hash: string;
  state: string;
  created_at: number;
  failures: number;
  last_ok_at: number | null;
  problem: string | null;
  next_try_at: number | null;
}

export interface AlertWayRow {
  person_id: string;
  source: string;
  pace: string;
  in_page: number;
  sound: number;
  /** JSON array of channel ids */
  channels: string;
}

export interface AlertRuleRow {
  id: string;
  person_id: string;
  /** JSON: AlertRule */
  rule: string;
  created_at: number;
}

export interface AlertSettingsRow {
  person_id: string;
  /** JSON: AlertSettings */
  body: string;
}

export interface AlertMuteRow {
  person_id: string;
  story_id: string;
  at: number;
}

/** What a source has been told of already: told once, whatever happens to the story or the item afterwards. */
export interface AlertHitRow {
  source: string;
  subject: string;
  at: number;
}

export interface AlertRow {
  n: number;
  person_id: string;
  at: number;
  source: string;
  kind: string;
  // What the noise budget goes by.
  story_id: string | null;
  publishers: number;
  turn: string;
  /** JSON array: channels it was meant for, `page` among them */
  channels: string;
  /** told at once on at least one channel: counts towards the day's cap */
  at_once: number;
  /** the last moment at which a digest takes it along; null: none does */
  held_until: number | null;
  more: number;
  read_at: number | null;
  /** JSON: AlertEvidence */
  body: string;
}

/** One alert or one digest on its way through one channel. */
export interface DeliveryRow {
  id: string;
  person_id: string;
  /** a channel's id, or `page` */
  channel_id: string;
  kind: string;
  due_at: number;
  held: string | null;
  state: string;
  attempts: number;
  /** somebody is sending it until then */
  claimed_until: number | null;
  problem: string | null;
  sent_at: number | null;
}

export interface DeliveryAlertRow {
  delivery_id: string;
  alert_n: number;
}

/** The tables that alerts stand in. */
export interface AlertTables {
  alert_channels: AlertChannelRow;
  alert_ways: AlertWayRow;
  alert_rules: AlertRuleRow;
  alert_settings: AlertSettingsRow;
  alert_mutes: AlertMuteRow;
  alert_hits: AlertHitRow;
  alerts: AlertRow;
  deliveries: DeliveryRow;
  delivery_alerts: DeliveryAlertRow;
}

const maybe = (at: number | null): Instant | null => (at === null ? null : instant(at));

export const toChannel = (row: AlertChannelRow): AlertChannel => ({
  id: row.id,
  personId: personId(row.person_id),
  name: row.name,
  target: JSON.parse(row.target) as ChannelTarget,
  state: row.state as ChannelState,
  createdAt: instant(row.created_at),
  failures: row.failures,
  lastOkAt: maybe(row.last_ok_at),
  problem: row.problem,
  nextTryAt: maybe(row.next_try_at),
});

export const toWay = (row: AlertWayRow): AlertWay => ({
  source: row.source as AlertSource,
  pace: row.pace as AlertPace,
  inPage: row.in_page === 1,
  sound: row.sound === 1,
  channels: JSON.parse(row.channels) as string[],
});

export const toSettings = (text: string): AlertSettings => JSON.parse(text) as AlertSettings;

export const toAlert = (row: Pick<AlertRow, 'n' | 'at' | 'source' | 'story_id' | 'more' | 'read_at' | 'body'>): Alert => ({
  n: row.n,
  at: instant(row.at),
  source: row.source as AlertSource,
  storyId: row.story_id === null ? null : storyId(row.story_id),
  evidence: JSON.parse(row.body) as AlertEvidence,
  more: row.more,
  readAt: maybe(row.read_at),
});

/** @param channel  null: the open page, or a channel that was deleted since */
export const toDelivery = (row: DeliveryRow, channel: Pick<AlertChannelRow, 'kind' | 'name'> | null): Delivery => ({
  id: row.id,
  kind: row.kind as Delivery['kind'],
  channel: row.channel_id === PAGE ? null : { id: row.channel_id, kind: (channel?.kind ?? 'webhook') as ChannelKind, name: channel?.name ?? '' },
  dueAt: instant(row.due_at),
  held: row.held as HoldReason | null,
  state: row.state as DeliveryState,
  attempts: row.attempts,
  problem: row.problem,
  sentAt: maybe(row.sent_at),
});
