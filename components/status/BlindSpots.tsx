import { useTranslations } from 'next-intl';
import { useLanguageName } from '@/components/selection/useLanguageName';
import type { BlindSpots as Spots, silentIn } from '@/lib/feeds/blindSpots';
import { SNAPSHOT_HOURS } from '@/lib/protocol/snapshotSize';

const NAMES_SHOWN = 2;

/**
 * The strip at the foot: what is missing in the present window, or in what was chosen, so that silence is not taken for calm.
 * Drawn alike by the server and, once its code has come, by the page.
 * @param silent  in what was chosen; null: nothing is chosen, or its counts are not known yet
 */
export function BlindSpots({ spots, silent }: { spots: Spots; silent: ReturnType<typeof silentIn> | null }) {
  const t = useTranslations('blind');
  const groupName = useTranslations('pressGroup');
  const languageName = useLanguageName();
  const span = useTranslations('span');
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
