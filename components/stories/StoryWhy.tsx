'use client';

import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { DirectionGlyph } from '@/components/ui/DirectionGlyph';
import { TagName } from '@/components/ui/TagName';
import { Quoted } from '@/components/updates/Quoted';
import type { Story } from '@/lib/domain/story';
import type { StoryUpdate } from '@/lib/protocol/news';
import { storyReasons } from '@/lib/stream/storyReasons';
import { Aside } from './Aside';

/** The words that its marks rest on, over all its updates. */
export function StoryWhy({ story, updates }: { story: Story; updates: readonly StoryUpdate[] }) {
  const t = useTranslations('story');
  const directionName = useTranslations('direction');
  const { tags, direction, rulesVersions } = useMemo(() => storyReasons(story, updates.map(({ update }) => update)), [story, updates]);
  return (
    <Aside title={t('marks')} note={rulesVersions.length > 0 && t('rules', { versions: rulesVersions.join(', ') })}>
      <dl>
        {tags.map(({ tag, words }) => (
          <div key={tag} className="grid grid-cols-[calc(var(--u)*28)_minmax(0,1fr)] border-t border-rule-2 py-1.5 first:border-t-0">
            <dt>
              <TagName tag={tag} />
            </dt>
            <dd>{words.length > 0 ? <Quoted words={words} /> : t('noSingleWord')}</dd>
          </div>
        ))}
        <div className="grid grid-cols-[calc(var(--u)*28)_minmax(0,1fr)] border-t border-rule-2 py-1.5 first:border-t-0">
          <dt>
            <DirectionGlyph direction={direction.value} /> {directionName(direction.value)}
          </dt>
          <dd>{direction.words.length > 0 ? <Quoted words={direction.words} /> : t('noSingleWord')}</dd>
        </div>
      </dl>
    </Aside>
  );
}
