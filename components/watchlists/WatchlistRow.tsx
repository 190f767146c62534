'use client';

import { useTranslations } from 'next-intl';
import { PageLink } from '@/components/ui/PageLink';
import type { ClaimNumbers } from '@/components/selection/useValueNames';
import { withoutBounds } from '@/lib/domain/watchlist';
import { MOST_UNREAD_SHOWN, type WatchlistEntry } from '@/lib/protocol/watchlists';
import { writeSelection } from '@/lib/selection/selection';
import { Swatch } from './Swatch';
import { useSelectionWords, useThresholdWords } from './useSelectionWords';

interface Props {
  readonly entry: WatchlistEntry;
  readonly claimNumbers: ClaimNumbers;
  readonly onRead: () => void;
  /** where it stands among one's own, and how it is moved */
  readonly place?: { readonly at: number; readonly of: number; readonly move: (to: number) => void };
}

/** A list with what is unread of it; its name opens the desk on what it holds. */
export function WatchlistRow({ entry, claimNumbers, onRead, place }: Props) {
  const t = useTranslations('watchlists');
  const wordsOf = useSelectionWords(claimNumbers);
  const thresholdWords = useThresholdWords();
  const { watchlist, unread, isOwn, mayEdit, ownerName } = entry;
  const { name, colour, selection, threshold, isShared } = watchlist;
  const text = writeSelection(withoutBounds(selection));
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-6 gap-y-1 py-3">
      <h3 className="t-h4 flex min-w-0 items-baseline gap-2">
        <Swatch colour={colour} />
        <PageLink href={text ? `/?${text}` : '/'} className="min-w-0 break-words no-underline hover:underline">
          {name}
        </PageLink>
      </h3>
      <p className="t-body text-right tabular-nums" data-unread={unread}>
        {unread > 0 ? <b>{t('unread', { count: unread, more: unread >= MOST_UNREAD_SHOWN ? 'yes' : 'no' })}</b> : <span className="text-ink-3">{t('allRead')}</span>}
      </p>
      <p className="t-body col-span-2 min-w-0 break-words text-ink-2">
        {wordsOf(selection)} <span className="text-ink-3">· {thresholdWords(threshold)}</span>
        {isOwn && isShared && <span className="text-ink-3"> · {t('isShared')}</span>}
        {!isOwn && <span className="text-ink-3"> · {t('by', { name: ownerName })}</span>}
      </p>
      <p className="facts t-body col-span-2">
        {unread > 0 && (
          <button type="button" className="action" onClick={onRead} aria-label={t('markReadOf', { name })}>
            {t('markRead')}
          </button>
        )}
        <PageLink href={text ? `/search?${text}` : '/search'} className="action">
          {t('inSearch')}
        </PageLink>
        {mayEdit && (
          <PageLink href={`/watchlists/${watchlist.id}`} className="action" aria-label={t('editOf', { name })}>
            {t('edit')}
          </PageLink>
        )}
        {place && (
          <>
            <button type="button" className="action px-1" aria-disabled={place.at === 0} aria-label={t('up', { name })} onClick={() => place.move(place.at - 1)}>
              ↑
            </button>
            <button type="button" className="action px-1" aria-disabled={place.at === place.of - 1} aria-label={t('down', { name })} onClick={() => place.move(place.at + 1)}>
              ↓
            </button>
          </>
        )}
      </p>
    </div>
  );
}
