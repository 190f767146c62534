'use client';

import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { useLive } from '@/components/live/useLive';
import { findBlindSpots } from '@/lib/feeds/blindSpots';
import { SNAPSHOT_HOURS } from '@/lib/protocol/snapshotSize';

const NAMES_SHOWN = 2;

/** The strip at the foot: what is missing, so that silence is not taken for calm. */
export function BlindStrip() {
  const t = useTranslations('blind');
  const groupName = useTranslations('pressGroup');
  const languageName = useTranslations('language');
  const span = useTranslations('span');
  const feeds = useLive(({ live }) => live.feeds);
  const volume = useLive(({ live }) => live.volume);
  const spots = useMemo(() => findBlindSpots([...feeds.values()], volume), [feeds, volume]);
  const hasNothing = spots.feeds.length === 0 && spots.silentGroups.length === 0 && spots.languages.length === 0;

  const brief = (names: readonly string[]) => {
    const shown = names.slice(0, NAMES_SHOWN).join(', ');
    return names.length > NAMES_SHOWN ? t('andMore', { names: shown, count: names.length - NAMES_SHOWN }) : shown;
  };
  return (
    <section aria-labelledby="blind" tabIndex={0} className="t-small max-h-12 shrink-0 overflow-y-auto tablet:max-h-21 border-t border-rule bg-paper-2 px-(--margin) py-1.5 text-ink-2">
      <div className="items-baseline gap-x-5 tablet:grid tablet:grid-cols-[auto_minmax(0,1fr)_auto]">
        <h2 id="blind" className="font-strong text-ink">
          {t('title')}
        </h2>
        <ul className="facts min-w-0">
          {hasNothing && <li>{t('nothing')}</li>}
          {spots.feeds.map(({ state, names }) => (
            <li key={state}>{t(state, { count: names.length, names: brief(names) })}</li>
          ))}
          {spots.silentGroups.length > 0 && (
            <li>{t('silent', { span: span('hours', { count: SNAPSHOT_HOURS }), groups: spots.silentGroups.map((group) => groupName(group)).join(', ') })}</li>
          )}
          {spots.languages.length > 0 && <li>{t('languages', { languages: spots.languages.map((language) => languageName(language)).join(', ') })}</li>}
        </ul>
        <a href="/feeds" className="max-tablet:hidden">
          {t('feeds')}
        </a>
      </div>
    </section>
  );
}
