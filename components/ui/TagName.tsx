import { useTranslations } from 'next-intl';
import type { Tag } from '@/lib/domain/tag';

/** A tag by its name, with its colour as a small square before it. */
export function TagName({ tag }: { tag: Tag }) {
  const t = useTranslations('tag');
  return (
    <span className="whitespace-nowrap">
      <span aria-hidden="true" className="mr-1 inline-block size-[0.7em]" style={{ background: `var(--tag-${tag})` }} />
      {t(tag)}
    </span>
  );
}
