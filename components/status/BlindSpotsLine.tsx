'use client';

import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { useAnswer } from '@/components/live/useAnswer';
import { useLive } from '@/components/live/useLive';
import { useSelection } from '@/components/selection/useSelection';
import { useLanguageName } from '@/components/selection/useLanguageName';
import { findBlindSpots, silentIn } from '@/lib/feeds/blindSpots';
import { FACETS_PATH, type FacetsAnswer } from '@/lib/protocol/news';
import { SNAPSHOT_HOURS } from '@/lib/protocol/snapshotSize';
import { isEmptySelection, writeSelection } from '@/lib/selection/selection';

const NAMES_SHOWN = 2;

/** The strip at the foot: what is missing in the present window, or in what was chosen, so that silence is not taken for calm. */
export function BlindSpotsLine() {
  const t = useTranslations('blind');
  const groupName = useTranslations('pressGroup');
  const languageName = useLanguageName();
  const span = useTranslations('span');
  const feeds = useLive(({ live }) => live.feeds);
  const volume = useLive(({ live }) => live.volume);
  const spots = useMemo(() => findBlindSpots([...feeds.values()], volume), [feeds, volume]);
  const { selection } = useSelection();
  const { answer } = useAnswer<FacetsAnswer>(isEmptySelection(selection) ? null : `${FACETS_PATH}?${writeSelection(selection)}`);
  const silent = answer && silentIn(selection, answer);
  const hasNothing = spots.feeds.length === 0 && spots.silentGroups.length === 0 && spots.languages.length === 0;

  const brief = (names: readonly string[]) => {
    const shown = names.slice(0, NAMES_SHOWN).join(', ');
    return names.length > NAMES_SHOWN ? t('andMore', { names: shown, count: names.length - NAMES_SHOWN }) : shown;
  };
  return (
    <section aria-labelledby="blind" className="t-small shrink-0 border-t border-rule bg-paper-2 px-(--margin) py-1.5 text-ink-2">
      {/* Whole lines: three on a phone, five elsewhere, and the rest by scrolling. */}
      <div role="group" aria-labelledby="blind" tabIndex={0} className="max-h-12 items-baseline gap-x-5 overflow-y-auto tablet:grid tablet:max-h-20 tablet:grid-cols-[auto_minmax(0,1fr)_auto]">
        <h2 id="blind" className="font-strong text-ink">
          {t('title')}
        </h2>
        <ul className="facts min-w-0">
          {hasNothing && <li>{t('nothing')}</li>}
          {spots.feeds.map(({ state, names }) => (
            <li key={state}>{t(state, { count: names.length, names: brief(names) })}</li>
          ))}
          {silent && silent.groups.length > 0 && <li>{t('silentChosen', { groups: silent.groups.map((group) => groupName(group)).join(', ') })}</li>}
          {silent && silent.languages.length > 0 && <li>{t('languagesChosen', { languages: silent.languages.map(languageName).join(', ') })}</li>}
          {!silent && spots.silentGroups.length > 0 && (
            <li>{t('silent', { span: span('hours', { count: SNAPSHOT_HOURS }), groups: spots.silentGroups.map((group) => groupName(group)).join(', ') })}</li>
          )}
          {spots.languages.length > 0 && <li>{t('languages', { languages: spots.languages.map(languageName).join(', ') })}</li>}
        </ul>
        <a href="/feeds" className="max-tablet:hidden">
          {t('feeds')}
        </a>
      </div>
    </section>
  );
}
