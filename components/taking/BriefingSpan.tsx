import { useTranslations } from 'next-intl';
import { DAY, type Instant } from '@/lib/time/instant';

interface Props {
  /** where the news stands */
  now: Instant;
  chosen: Readonly<Record<string, string>>;
  /** the parameter that could not be read */
  problem: string | null;
}

const SPANS = [
  ['day', 1],
  ['week', 7],
  ['month', 30],
] as const;

const dayText = (at: number) => new Date(at).toISOString().slice(0, 10);

/** Which span the briefing is about: links and a plain form, so that each span has an address. */
export function BriefingSpan({ now, chosen, problem }: Props) {
  const t = useTranslations('briefing');
  const tomorrow = dayText(now + DAY);
  return (
    <form action="/briefing" className="t-body flex flex-wrap items-end gap-x-6 gap-y-3 border-y border-rule py-3">
      <nav aria-label={t('span')} className="flex flex-wrap gap-x-5">
        {SPANS.map(([name, days]) => (
          <a key={name} href={`/briefing?from=${encodeURIComponent(new Date(now - days * DAY).toISOString())}`} className="action">
            {t(name)}
          </a>
        ))}
      </nav>
      {(['from', 'to'] as const).map((name) => (
        <label key={name} className="flex items-baseline gap-2">
          <span className="t-small">{t(name)}</span>
          <input type="date" name={name} aria-invalid={problem === name || undefined} defaultValue={chosen[name]?.slice(0, 10) ?? (name === 'to' ? tomorrow : dayText(now - 7 * DAY))} className="border-b border-ink-3 bg-transparent" />
        </label>
      ))}
      <button type="submit" className="action">
        {t('show')}
      </button>
    </form>
  );
}
