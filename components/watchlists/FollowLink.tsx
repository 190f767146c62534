import { useTranslations } from 'next-intl';
import type { Selection } from '@/lib/selection/selection';
import { followAddress } from './followAddress';

/** One click from a story, a claim, an outlet or the present filter to a watchlist of it. A plain link: it works before any script. */
export function FollowLink({ selection, name }: { selection: Partial<Selection>; name?: string }) {
  const t = useTranslations('watchlists');
  return (
    <a href={followAddress(selection, name)} className="action inline-flex items-center">
      {t('follow')}
    </a>
  );
}
