import type { FeedState } from '@/lib/domain/feed';
import type { GlyphShape } from '@/components/ui/StatusGlyph';

/** Each state has a form of its own beside its word. */
export const STATE_SHAPES: Record<FeedState, GlyphShape> = {
  ok: 'filled',
  quiet: 'open',
  late: 'half',
  degraded: 'half',
  failing: 'struck',
  gone: 'ended',
  paused: 'paused',
};

/** Google's terms allow these feeds in personal, non-commercial readers only; the page says so before one is turned on. */
export function isGoogleNews(url: string): boolean {
  return URL.canParse(url) && new URL(url).hostname === 'news.google.com';
}
