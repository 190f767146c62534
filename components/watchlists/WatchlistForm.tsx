'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, type FormEvent, type ReactNode } from 'react';
import { Field } from '@/components/feeds/Field';
import { Facets } from '@/components/search/Facets';
import { Chips } from '@/components/selection/Chips';
import { SearchField } from '@/components/selection/SearchField';
import { useFacets } from '@/components/selection/useFacets';
import type { ClaimNumbers } from '@/components/selection/useValueNames';
import { send, type SendProblem } from '@/components/ui/send';
import { useFirstFocus } from '@/components/ui/useFirstFocus';
import { LONGEST_NAME, toFollow, WATCH_COLOURS, withoutBounds, type Threshold, type WatchColour, type Watchlist, type WatchSelection } from '@/lib/domain/watchlist';
import { watchlistPath, WATCHLISTS_PATH } from '@/lib/protocol/watchlists';
import { EMPTY_SELECTION, type Selection } from '@/lib/selection/selection';
import { Swatch } from './Swatch';
import { ThresholdField } from './ThresholdField';
import { useWatchlistProblem } from './useWatchlistProblem';
import { WatchPreviewPanel } from './WatchPreviewPanel';

interface Props {
  /** the one that is edited; left out: a new one is made of `start` */
  readonly watchlist?: Watchlist;
  readonly start: { readonly name: string; readonly selection: WatchSelection };
  readonly mayShare: boolean;
  readonly claimNumbers: ClaimNumbers;
  /** what else can be done with a list that is there */
  readonly children?: ReactNode;
}

/** Makes a list or changes one, beside what it would have held; nothing is kept until it is saved. */
export function WatchlistForm({ watchlist, start, mayShare, claimNumbers, children }: Props) {
  const t = useTranslations('watchlists');
  const router = useRouter();
  const wordsOf = useWatchlistProblem();
  const nameRef = useFirstFocus<HTMLInputElement>();
  const [name, setName] = useState(start.name);
  const [colour, setColour] = useState<WatchColour>(watchlist?.colour ?? 'blue');
  const [threshold, setThreshold] = useState<Threshold>(watchlist?.threshold ?? 'each-update');
  const [isShared, setIsShared] = useState(watchlist?.isShared ?? false);
  const [selection, setSelection] = useState<Selection>(withoutBounds(start.selection));
  const [isSaving, setIsSaving] = useState(false);
  const [problem, setProblem] = useState<SendProblem | null>(null);
  const facets = useFacets(selection);
  const choose = (patch: Partial<Selection>) => setSelection((before) => ({ ...before, ...patch }));
  const clear = () => setSelection(EMPTY_SELECTION);
  const wrong = (field: string) => (problem?.field?.startsWith(field) ? wordsOf(problem) : undefined);

  async function save(event: FormEvent) {
    event.preventDefault();
    setIsSaving(true);
    const body = { name, colour, threshold, isShared, selection: toFollow(selection) };
    const outcome = await (watchlist ? send('PATCH', watchlistPath(watchlist.id), body) : send('POST', WATCHLISTS_PATH, body));
    setIsSaving(false);
    setProblem(outcome.ok ? null : outcome.error);
    if (outcome.ok) router.push('/watchlists');
  }

  return (
    <div className="grid gap-x-12 gap-y-8 desk:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <div className="grid content-start gap-6">
        <form id="watchlist" onSubmit={(event) => void save(event)} className="t-body grid gap-5">
          <Field label={t('name')} problem={wrong('name')}>
            {(control) => <input {...control} ref={nameRef} required maxLength={LONGEST_NAME} value={name} onChange={(event) => setName(event.target.value)} />}
          </Field>
          <fieldset>
            <legend className="t-small font-medium">{t('colour')}</legend>
            <div className="mt-1 flex flex-wrap gap-x-5 gap-y-2">
              {WATCH_COLOURS.map((value) => (
                <label key={value} className="inline-flex min-h-6 items-center gap-1.5">
                  <input type="radio" name="colour" value={value} checked={colour === value} onChange={() => setColour(value)} />
                  <Swatch colour={value} />
                  {t(`colours.${value}`)}
                </label>
              ))}
            </div>
          </fieldset>
          <ThresholdField threshold={threshold} onChange={setThreshold} problem={wrong('threshold')} />
          {(mayShare || isShared) && (
            <label className="flex min-h-6 items-baseline gap-2">
              <input type="checkbox" checked={isShared} onChange={(event) => setIsShared(event.target.checked)} />
              <span>
                {t('share')} <span className="text-ink-2">{t('shareHint')}</span>
              </span>
            </label>
          )}
        </form>
        <section aria-labelledby="holds" className="min-w-0">
          <h2 id="holds" className="t-h4 mb-2 border-b border-ink pb-1">
            {t('holds')}
          </h2>
          <SearchField query={selection.query} onChoose={(query) => choose({ query })} className="search-words" />
          <p className="t-body mt-1 mb-2 text-ink-2">{t('wordsHelp')}</p>
          <Chips selection={selection} choose={choose} clear={clear} claimNumbers={claimNumbers} />
          <div className="mt-3 gap-x-8 tablet:columns-2">
            <Facets selection={selection} choose={choose} facets={facets} />
          </div>
        </section>
        <div className="t-body flex flex-wrap items-baseline gap-x-6 gap-y-3">
          <button type="submit" form="watchlist" className="action-main" disabled={isSaving}>
            {watchlist ? t('save') : t('make')}
          </button>
          <a href="/watchlists" className="action">
            {t('cancel')}
          </a>
          {problem && !wrong('name') && !wrong('threshold') && (
            <p role="alert" className="text-warn">
              {wordsOf(problem)}
            </p>
          )}
        </div>
        {children}
      </div>
      <WatchPreviewPanel selection={selection} threshold={threshold} />
    </div>
  );
}
