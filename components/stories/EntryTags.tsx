'use client';

import { useTranslations } from 'next-intl';
import { TagName } from '@/components/ui/TagName';
import type { Tag } from '@/lib/domain/tag';

const TAGS_SHOWN = 3;

/** What an entry is about, and whether the reading of it is unsure. */
export function EntryTags({ tags, isUnsure }: { tags: readonly Tag[]; isUnsure: boolean }) {
  const t = useTranslations('stream');
  if (tags.length === 0 && !isUnsure) return null;
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
    </p>
  );
}
