import { useLocale, useTranslations } from 'next-intl';
import { Moment } from '@/components/ui/Moment';
import type { AuditEntry } from '@/lib/domain/audit';
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
              <span className="break-all text-ink-2">{names[entry.subject] ?? entry.subject}</span>
            </p>
            {(entry.before !== null || entry.after !== null) && (
              <dl className="t-small grid grid-cols-[auto_1fr] gap-x-3 text-ink-2">
                {(['before', 'after'] as const).map((side) =>
                  entry[side] === null ? null : (
                    <div key={side} className="contents">
                      <dt>{t(side)}</dt>
                      <dd className="break-words">{wordValue(entry[side])}</dd>
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

/** Field by field; what lies deeper stays JSON. */
function wordValue(value: unknown): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return typeof value === 'string' ? value : JSON.stringify(value);
  return Object.entries(value)
    .map(([key, part]) => `${key}: ${typeof part === 'string' ? part : JSON.stringify(part)}`)
    .join(' · ');
}
