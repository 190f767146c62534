'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useServerToday } from '@/components/live/useLive';
import { Chips } from '@/components/selection/Chips';
import { SearchField } from '@/components/selection/SearchField';
import { useFacets } from '@/components/selection/useFacets';
import { useSelection } from '@/components/selection/useSelection';
import type { ClaimNumbers } from '@/components/selection/useValueNames';
import { PanelNote } from '@/components/status/PanelNote';
import { MoreEntries } from '@/components/stories/MoreEntries';
import { NoMatch, StreamFailed, StreamLoading } from '@/components/stories/StreamStates';
import { useChosenStream, useLiveStream } from '@/components/stories/useStream';
import { TakeAlong } from '@/components/taking/TakeAlong';
import { FollowLink } from '@/components/watchlists/FollowLink';
import type { UpdatesPage } from '@/lib/protocol/requests';
import { isEmptySelection, writeSelection } from '@/lib/selection/selection';
import { Facets } from './Facets';
import { SearchResult } from './SearchResult';
import { useFinder } from './useFinder';

/** Every update by words, narrowed by what the results are made of. The same selection as the desk's, so either opens the other. */
export function SearchPanel({ initial, claimNumbers }: { initial: UpdatesPage | null; claimNumbers: ClaimNumbers }) {
  const t = useTranslations('search');
  const { selection, choose, clear } = useSelection();
  const text = writeSelection(selection);
  const isChosen = !isEmptySelection(selection);
  const everything = useLiveStream();
  const chosen = useChosenStream(selection, initial);
  const { state, updates, total, hasOlder, readOlder, retry } = isChosen ? chosen : everything;
  const facets = useFacets(selection);
  const find = useFinder(selection.query);
  const today = useServerToday();
  const count = isChosen ? total : (facets.answer?.total ?? null);
  const found = count === null ? t('results') : t('count', { count });
  const [areFacetsOpen, setAreFacetsOpen] = useState(false);

  return (
    <>
      <SearchField query={selection.query} onChoose={(query) => choose({ query })} className="search-words" />
      <p className="mt-1 mb-3 text-ink-2">{t('help')}</p>
      {isChosen && (
        <Chips selection={selection} choose={choose} clear={clear} claimNumbers={claimNumbers}>
          <FollowLink selection={selection} />
        </Chips>
      )}
      <div className="search-columns">
        <div>
          <button type="button" aria-expanded={areFacetsOpen} onClick={() => setAreFacetsOpen(!areFacetsOpen)} className="action tablet:hidden">
            {t('narrow')}
          </button>
          <div className={areFacetsOpen ? '' : 'max-tablet:hidden'}>
            <Facets selection={selection} choose={choose} facets={facets} />
          </div>
        </div>
        <section aria-labelledby="results" className="min-w-0">
          <p role="status" className="unseen">
            {found}
          </p>
          <header className="flex flex-wrap items-baseline justify-between gap-x-6 border-b border-ink pb-1">
            <h2 id="results" className="font-strong">
              {found}
            </h2>
            <span className="flex gap-x-5">
              <span className="text-ink-3">{t('order')}</span>
              <a href={text ? `/?${text}` : '/'}>{t('onDesk')}</a>
              <TakeAlong selection={text} />
            </span>
          </header>
          <PanelNote />
          {state === 'loading' && <StreamLoading isEmpty={updates.length === 0} />}
          {state === 'failed' && <StreamFailed onRetry={retry} />}
          {state === 'shown' && updates.length === 0 && <NoMatch onClear={clear} />}
          {state !== 'failed' && updates.length > 0 && (
            <div aria-busy={state === 'loading'}>
              <ol aria-label={t('results')} data-stream tabIndex={-1}>
                {updates.map((update) => (
                  <SearchResult key={update.id} update={update} now={today} find={find} />
                ))}
              </ol>
              {state === 'shown' && <MoreEntries hasOlder={hasOlder} readOlder={readOlder} shown={updates.length} />}
            </div>
          )}
        </section>
      </div>
    </>
  );
}
