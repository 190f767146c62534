import { useTranslations } from 'next-intl';
import { StatusGlyph } from '@/components/ui/StatusGlyph';
import type { FeedState } from '@/lib/domain/feed';
import { STATE_SHAPES } from './feedWords';

/** A feed's state: its form, and the word. */
export function StateWord({ state }: { state: FeedState }) {
  const t = useTranslations('feedState');
  return (
    <span className="font-strong whitespace-nowrap">
      <StatusGlyph shape={STATE_SHAPES[state]} /> {t(state)}
    </span>
  );
}
