import type { Update } from '@/lib/domain/update';
import type { Instant } from '@/lib/time/instant';

/**
 * An update as it leaves the desk: what was published, where and when, what it was read as, and by which rules; flat, so that a
 * spreadsheet holds it. Moments are ISO 8601, UTC; lists are joined by "; " where a row has one cell for them.
 */
export interface ExportRow {
  readonly id: string;
  readonly headline: string;
  readonly summary: string;
  readonly link: string | null;
  readonly outlet: string;
  readonly press_group: string;
  readonly feed: string;
  readonly country: string;
  readonly language: string;
  readonly author: string | null;
  readonly published: string | null;
  readonly first_seen: string;
  readonly ordered: string;
  readonly version: number;
  readonly edited: string | null;
  readonly tags: readonly string[];
  readonly direction: string;
  readonly direction_confidence: number;
  readonly direction_words: readonly string[];
  readonly step: string;
  readonly from: string | null;
  readonly towards: string | null;
  readonly relevance_confidence: number;
  readonly unsure: boolean;
  readonly story: string | null;
  readonly rules_version: string;
  /** whose the words are: it goes with every row, since rows are what gets copied */
  readonly rights: string;
}

const iso = (at: Instant | null) => (at === null ? null : new Date(at).toISOString());

/** @param rights  the notice of one row, worded for the reader */
export function exportRow(update: Update, rights: string): ExportRow {
  const { marks } = update;
  return {
    id: update.id,
    headline: update.title,
    summary: update.summary,
    link: update.link,
    outlet: update.outlet,
    press_group: update.pressGroup,
    feed: update.feedId,
    country: update.country,
    language: update.language,
    author: update.author,
    published: iso(update.publishedAt),
    first_seen: new Date(update.firstSeenAt).toISOString(),
    ordered: new Date(update.orderedAt).toISOString(),
    version: update.version,
    edited: iso(update.editedAt),
    tags: marks.tags.map(({ tag }) => tag),
    direction: marks.direction.value,
    direction_confidence: marks.direction.confidence,
    direction_words: marks.direction.words,
    step: marks.kind,
    from: marks.actors.from,
    towards: marks.actors.to,
    relevance_confidence: marks.relevance.confidence,
    unsure: marks.unsure,
    story: update.storyId,
    rules_version: marks.rulesVersion,
    rights,
  };
}

export const EXPORT_COLUMNS = [
  ...(['id', 'headline', 'summary', 'link', 'outlet', 'press_group', 'feed', 'country', 'language', 'author', 'published', 'first_seen', 'ordered', 'version', 'edited'] as const),
  ...(['tags', 'direction', 'direction_confidence', 'direction_words', 'step', 'from', 'towards', 'relevance_confidence', 'unsure', 'story', 'rules_version', 'rights'] as const),
] as const satisfies readonly (keyof ExportRow)[];

/** A row's cells in the order of EXPORT_COLUMNS. */
export const exportCells = (row: ExportRow): (string | number | null)[] =>
  EXPORT_COLUMNS.map((column) => {
    const value = row[column];
    if (typeof value === 'boolean') return value ? 'yes' : 'no';
    return Array.isArray(value) ? value.join('; ') : (value as string | number | null);
  });
