import { z } from 'zod';
import type { Tables } from '../schema';

/**
 * One backup format for both engines: gzipped JSON lines. The first line is the header, then comes one line for each row as
 * `{"items": {…}}`, and the last line holds the checksum of all lines before it. The search column is made again from the items, and the
 * outbox stays behind: a restored store starts a history of its own.
 */
export const PORTABLE_TABLES = [
  ...['feeds', 'turns', 'items', 'item_versions', 'marks', 'item_counts', 'update_hours', 'polls'] as const,
  ...['old_marks', 'mark_hours', 'stories', 'story_merges', 'evidence', 'claim_states', 'claim_turns', 'index_parts', 'baselines'] as const,
  // Sessions and links that work once stay behind: whoever restores a store signs in again.
  ...['people', 'identities', 'wall_links', 'audit'] as const,
  ...['watchlists', 'watch_reads'] as const,
  // What is on its way stays behind: it would go out twice.
  ...['alert_channels', 'alert_ways', 'alert_rules', 'alert_settings', 'alert_mutes', 'alert_hits', 'alerts'] as const,
  ...['api_tokens', 'briefing_schedules'] as const,
  ...['judgements', 'placings', 'comments', 'own_marks', 'axis_notes'] as const,
] as const satisfies readonly (keyof Tables)[];
export type PortableTable = (typeof PORTABLE_TABLES)[number];

/** By the schema version that brought them, where that was not the first: a backup of an older store does not hold them. */
const BROUGHT_BY: Partial<Record<PortableTable, number>> = {
  old_marks: 2,
  mark_hours: 2,
  stories: 2,
  story_merges: 2,
  evidence: 2,
  claim_states: 2,
  claim_turns: 2,
  index_parts: 2,
  baselines: 3,
  api_tokens: 8,
  briefing_schedules: 8,
  judgements: 7,
  placings: 7,
  comments: 7,
  own_marks: 7,
  axis_notes: 7,
  people: 4,
  identities: 4,
  wall_links: 4,
  audit: 4,
  watchlists: 5,
  watch_reads: 5,
  alert_channels: 6,
  alert_ways: 6,
  alert_rules: 6,
  alert_settings: 6,
  alert_mutes: 6,
  alert_hits: 6,
  alerts: 6,
};

/** By the schema version that did away with them: a backup of an older store still holds them, and they go once it is brought forward. */
const DROPPED_BY: Partial<Record<PortableTable, number>> = { mark_hours: 9 };

/** The tables that a store of this schema version has. */
export const tablesOf = (schemaVersion: number): PortableTable[] =>
  PORTABLE_TABLES.filter((table) => (BROUGHT_BY[table] ?? 1) <= schemaVersion && schemaVersion < (DROPPED_BY[table] ?? Infinity));

const tableName = z.enum(PORTABLE_TABLES);

export const headerSchema = z.object({
  entente: z.literal('backup'),
  format: z.literal(1),
  schemaVersion: z.int().min(1),
  /** ISO 8601 */
  madeAt: z.string(),
  engine: z.enum(['sqlite', 'postgres']),
  epoch: z.int().min(0),
  feedsRevision: z.int().min(0),
  rows: z.partialRecord(tableName, z.int().min(0)),
});
export type BackupHeader = z.infer<typeof headerSchema>;

export const endSchema = z.object({ end: z.object({ sha256: z.string() }) });

/** Column names become part of statements, so they are held to what ours look like. */
const row = z.record(z.string().regex(/^[a-z_]{1,40}$/), z.union([z.string(), z.number(), z.null()]));
export const rowSchema = z.partialRecord(tableName, row).refine((line) => Object.keys(line).length === 1, 'one table a line');
export type PortableRow = z.infer<typeof row>;

/** The file is not a whole backup that this release can read; nothing was changed. */
export class BadBackup extends Error {
  override readonly name = 'BadBackup';
}
