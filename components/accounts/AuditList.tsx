import { useLocale, useTranslations } from 'next-intl';
import { Moment } from '@/components/ui/Moment';
import type { AuditEntry } from '@/lib/domain/audit';
import type { Locale } from '@/lib/i18n/locales';
import { instant } from '@/lib/time/instant';
import { momentIn } from '@/lib/time/wording';

/** Decisions, newest first: who, what, about what, before and after. */
export function AuditList({ entries, names }: { entries: readonly AuditEntry[]; names: Readonly<Record<string, string>> }) {
  const t = useTranslations('accounts.audit');
  const actions = useTranslations('audit.actions');
  const locale = useLocale();
  if (entries.length === 0) return <p className="t-body text-ink-2">{t('none')}</p>;
  return (
    <ol className="t-body border-t border-ink">
      {entries.map((entry) => (
        <li key={entry.n} className="grid gap-x-6 border-b border-rule py-2 tablet:grid-cols-[11rem_9rem_1fr]">
          <Moment at={entry.at} className="text-ink-2">
            {momentIn(entry.at, 'UTC', locale)}
          </Moment>
          <span className="font-medium">{whoDid(entry) ?? t(`by.${entry.actorKind as 'desk' | 'desk-key' | 'link'}`)}</span>
          <div className="min-w-0">
            <p className="facts">
              <span>{actions(entry.action)}</span>
              <Subject of={entry.subject} name={names[entry.subject]} />
            </p>
            {(entry.before !== null || entry.after !== null) && (
              <dl className="t-small grid grid-cols-[auto_1fr] gap-x-3 text-ink-2">
                {(['before', 'after'] as const).map((side) =>
                  entry[side] === null ? null : (
                    <div key={side} className="contents">
                      <dt>{t(side)}</dt>
                      <dd className="break-words">{wordValue(entry[side], locale)}</dd>
                    </div>
                  ),
                )}
              </dl>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}

const whoDid = ({ actorKind, actorName }: AuditEntry): string | null => (actorKind === 'person' || actorKind === 'token' ? actorName : null);

const PAGES: Readonly<Record<string, string>> = { update: '/updates', story: '/stories', claim: '/claims', feed: '/feeds', watchlist: '/watchlists' };

/** What was decided about, as a way to it where it has a page. */
function Subject({ of, name }: { of: string; name: string | undefined }) {
  const [kind = '', id = ''] = of.split(/:(.*)/s);
  const page = PAGES[kind];
  const words = name ?? of;
  return <span className="break-all text-ink-2">{page === undefined ? words : <a href={`${page}/${encodeURIComponent(id)}`}>{words}</a>}</span>;
}

/** Fields that hold a moment, in epoch milliseconds. */
const MOMENTS = /^(day|\w+At)$/;

/** Field by field; what lies deeper stays JSON. */
function wordValue(value: unknown, locale: Locale): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return typeof value === 'string' ? value : JSON.stringify(value);
  return Object.entries(value)
    .map(([key, part]) => `${key}: ${typeof part === 'string' ? part : typeof part === 'number' && MOMENTS.test(key) ? `${momentIn(instant(part), 'UTC', locale)} UTC` : JSON.stringify(part)}`)
    .join(' · ');
}
