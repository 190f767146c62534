'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useLive } from '@/components/live/useLive';
import { Spread } from '@/components/stories/Spread';
import { DirectionGlyph } from '@/components/ui/DirectionGlyph';
import type { Story } from '@/lib/domain/story';
import type { Direction, Tag } from '@/lib/domain/tag';
import type { Instant } from '@/lib/time/instant';
import { shortMomentIn } from '@/lib/time/wording';

/** ▲ thaw │ 18:37 UTC │ whatever else there is to say in few words. */
export function Kicker({ direction, at, tags = [], children }: { direction: Direction; at: Instant; tags?: readonly Tag[]; children?: React.ReactNode }) {
  const directionName = useTranslations('direction');
  const tagName = useTranslations('tag');
  const locale = useLocale();
  const until = useLive(({ live }) => live.volumeUntil);
  return (
    <p className="wall-kicker">
      <b>
        <DirectionGlyph direction={direction} /> {directionName(direction)}
      </b>
      <span>{shortMomentIn(at, until, 'UTC', locale)} UTC</span>
      {tags.length > 0 && <span>{tags.map((tag) => tagName(tag)).join(', ')}</span>}
      {children}
    </p>
  );
}

/** Who told it: filled dots in a text of their own, open ones carrying another's; the words say the same. */
export function Publishers({ story }: { story: Story }) {
  const t = useTranslations('wall');
  const carrying = Math.max(0, story.carriers - story.independentPublishers);
  return (
    <p className="wall-publishers">
      <Spread independent={story.independentPublishers} carriers={story.carriers} />
      <span>
        {t.rich('publishers', { count: story.independentPublishers, b: (number) => <b>{number}</b> })}
        {/* A message that comes to nothing is refused by its compiled form. */}
        {carrying > 0 && t('carrying', { count: carrying })}
      </span>
    </p>
  );
}

/** A headline of this length fills its lines; a longer one is set smaller. */
const LONG_HEADLINE = 80;

export const lengthOf = (title: string): 'long' | undefined => (title.length > LONG_HEADLINE ? 'long' : undefined);
