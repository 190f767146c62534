import { useLocale, useTranslations } from 'next-intl';
import { LOCALES } from '@/lib/i18n/locales';
import { THEMES, type Theme } from '@/lib/i18n/themes';
import { PREFERENCES_PATH } from '@/lib/protocol/requests';

const CHOICE = 'min-h-6 min-w-6 px-1 text-ink-3 hover:text-ink aria-pressed:font-strong aria-pressed:text-ink';

/** Language and appearance as one plain form: it works before any script runs, and the choice is kept in a cookie. */
export function Preferences({ theme, compact = false }: { theme: Theme; compact?: boolean }) {
  const t = useTranslations('preferences');
  const locale = useLocale();
  return (
    <form method="post" action={PREFERENCES_PATH} aria-label={compact ? t('label') : t('choose')} className={compact ? 't-small flex items-baseline gap-x-3' : 't-body -ml-1 grid gap-2'}>
      <div role="group" aria-label={t('language')} className="flex gap-x-1">
        {LOCALES.map((choice) => (
          <button key={choice} name="locale" value={choice} lang={choice} aria-pressed={choice === locale} aria-label={t(choice)} className={CHOICE}>
            {compact ? choice.toUpperCase() : t(choice)}
          </button>
        ))}
      </div>
      <div role="group" aria-label={t('theme')} className={`flex gap-x-1 ${compact ? 'border-l border-rule pl-2 max-[1700px]:hidden' : ''}`}>
        {THEMES.map((choice) => (
          <button key={choice} name="theme" value={choice} aria-pressed={choice === theme} className={CHOICE}>
            {t(choice)}
          </button>
        ))}
      </div>
    </form>
  );
}
