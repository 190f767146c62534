import { useLocale, useTranslations } from 'next-intl';
import { Moment } from '@/components/ui/Moment';
import type { AuditEntry } from '@/lib/domain/audit';
import { momentIn } from '@/lib/time/wording';
import { useAuditWords } from './useAuditWords';

/** Decisions, newest first: who, what, about what, before and after. */
export function AuditList({ entries, names }: { entries: readonly AuditEntry[]; names: Readonly<Record<string, string>> }) {
  const t = useTranslations('accounts.audit');
  const actions = useTranslations('audit.actions');
  const locale = useLocale();
  const wordsOf = useAuditWords(names);
  if (entries.length === 0) return <p className="t-body border-t border-ink pt-2 text-ink-2">{t('none')}</p>;
  return (
    <ol className="t-body border-t border-ink">
      {entries.map((entry) => (
        <li key={entry.n} className="grid gap-x-6 border-b border-rule py-2 tablet:grid-cols-[11rem_14rem_minmax(0,1fr)]">
          <Moment at={entry.at} className="text-ink-2">
            {momentIn(entry.at, 'UTC', locale)}
          </Moment>
          <span className="min-w-0 font-medium wrap-anywhere">{whoDid(entry) ?? t(`by.${entry.actorKind as 'desk' | 'desk-key' | 'link'}`)}</span>
          <div className="min-w-0">
            <p className="facts">
              <span>{actions(entry.action)}</span>
              <Subject entry={entry} name={names[entry.subject]} />
            </p>
            {(entry.before !== null || entry.after !== null) && (
              <dl className="t-small grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 text-ink-2">
                {(['before', 'after'] as const).map((side) =>
                  entry[side] === null ? null : (
                    <div key={side} className="contents">
                      <dt>{t(side)}</dt>
                      <dd className="wrap-anywhere">{wordsOf(entry[side], entry.before === null || entry.after === null)}</dd>
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
/** Their ids say nothing to anybody: what they are stands in the entry itself. */
const NAMELESS: readonly string[] = ['link', 'axis-note', 'token'];

/** What was decided about: its kind and its name, as a way to it where it has a page. */
function Subject({ entry: { subject, before, after }, name }: { entry: AuditEntry; name: string | undefined }) {
  const t = useTranslations('accounts.audit');
  const [kind = '', id = ''] = subject.split(/:(.*)/s);
  const words = name ?? called(after) ?? called(before) ?? (NAMELESS.includes(kind) ? '' : id);
  const page = PAGES[kind];
  return (
    <span className="min-w-0 text-ink-2 wrap-anywhere">
      {t.has(`one.${kind as 'feed'}`) ? t(`one.${kind as 'feed'}`) : kind}
      {words && ' '}
      {page === undefined ? words : <a href={`${page}/${encodeURIComponent(id)}`}>{words}</a>}
    </span>
  );
}

/** What is gone from the desk is still called as it was. */
function called(side: unknown): string | undefined {
  const name = (side as { name?: unknown } | null)?.name;
  return typeof name === 'string' ? name : undefined;
}
