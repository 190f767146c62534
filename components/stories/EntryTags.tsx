'use client';

import { useTranslations } from 'next-intl';
import { TagName } from '@/components/ui/TagName';
import type { PaceState } from '@/lib/domain/story';
import type { Tag } from '@/lib/domain/tag';

const TAGS_SHOWN = 3;

/** What an entry is about, whether the reading of it is unsure, and of a story how it moves, where it does. */
export function EntryTags({ tags, isUnsure, pace = 'steady' }: { tags: readonly Tag[]; isUnsure: boolean; pace?: PaceState }) {
  const t = useTranslations('stream');
  const paceName = useTranslations('pace');
  if (tags.length === 0 && !isUnsure && pace === 'steady') return null;
  return (
    <p className="mt-1 flex flex-wrap gap-x-3 text-ink-2">
      {tags.slice(0, TAGS_SHOWN).map((tag) => (
        <TagName key={tag} tag={tag} />
      ))}
      {isUnsure && (
        <span title={t('unsureWhy')} className="text-warn">
          {t('unsure')}
        </span>
      )}
      {pace !== 'steady' && <span className="ml-auto font-medium text-ink first:ml-0">{paceName(pace)}</span>}
    </p>
  );
}
