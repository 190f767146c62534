'use client';

import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { useLive } from '@/components/live/useLive';
import { Dialog } from '@/components/ui/Dialog';
import { filterFeeds, type FeedFilter } from '@/lib/feeds/filterFeeds';
import { OPML_PATH } from '@/lib/protocol/requests';
import { FeedFilters } from './FeedFilters';
import { FeedForm } from './FeedForm';
import { FeedTable } from './FeedTable';
import { OpmlDialog } from './OpmlDialog';
import { useFreshFeeds } from './useFreshFeeds';

const ALL: FeedFilter = { words: '', state: 'any', pressGroup: 'any' };

/** Every feed, live, with what can be done to the list. */
export function FeedsPanel() {
  const t = useTranslations('feeds');
  const edit = useTranslations('edit');
  const opml = useTranslations('opml');
  const feedsById = useLive(({ live }) => live.feeds);
  useFreshFeeds();
  const [filter, setFilter] = useState(ALL);
  const [open, setOpen] = useState<'add' | 'opml' | null>(null);
  const [said, setSaid] = useState('');

  const feeds = useMemo(() => [...feedsById.values()], [feedsById]);
  const ids = useMemo(() => feeds.map((feed) => feed.id).sort().join(' '), [feeds]);
  // The order is decided when the page opens, the filter changes or a feed comes or goes: a row whose feed turns must not
  // jump away from under a hand.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const order = useMemo(() => new Map(filterFeeds(feeds, ALL).map((feed, index) => [feed.id, index])), [filter, ids]);
  const shown = filterFeeds(feeds, filter).sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));

  function done(words: string) {
    setOpen(null);
    setSaid(words);
  }

  return (
    <>
      <p className="t-read mb-3 text-ink-2">{t('lead', { on: feeds.filter((feed) => feed.enabled).length, all: feeds.length })}</p>
      <div className="t-label mb-3 flex flex-wrap items-baseline gap-x-6 gap-y-1">
        <button type="button" className="action" onClick={() => setOpen('add')}>
          {t('add')}
        </button>
        <button type="button" className="action" onClick={() => setOpen('opml')}>
          {t('importOpml')}
        </button>
        <a href={OPML_PATH} download className="action inline-block">
          {t('exportOpml')}
        </a>
        <p role="status" className="w-full text-ink-2">
          {said}
        </p>
      </div>
      <FeedFilters filter={filter} onChange={setFilter} shown={shown.length} all={feeds.length} />
      {shown.length === 0 ? <p className="t-quote py-6 text-ink-2">{t('none')}</p> : <FeedTable feeds={shown} />}
      {open === 'add' && (
        <Dialog title={edit('addTitle')} onClose={() => setOpen(null)} wide>
          <FeedForm onDone={(name) => done(edit('added', { name }))} />
        </Dialog>
      )}
      {open === 'opml' && <OpmlDialog onClose={() => setOpen(null)} onDone={(count) => done(opml('done', { count }))} />}
    </>
  );
}
