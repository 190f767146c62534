import { useTranslations } from 'next-intl';
import { mayDo } from '@/lib/rights/actions';
import type { Person } from '@/lib/domain/person';
import { SIGN_OUT_PATH } from '@/lib/protocol/accounts';

const LINE = 'leading-[calc(52px*var(--k))] whitespace-nowrap text-ink-2 no-underline hover:text-ink';
/** What is one's own; then what admins look after. */
const OWN = { alerts: '/alerts', starred: '/starred', tokens: '/tokens', account: '/account' } as const;
const MANAGED = { people: '/people', wallLinks: '/wall-links', audit: '/audit' } as const;

const ENTRY = 'block w-full px-4 py-2.5 text-left text-ink-2 no-underline hover:text-ink';

/** The way in, or what is one's own: plain links and a form, drawn by the server, so that the desk's first load pays nothing for them. */
export function AccountMenu({ person }: { person: Person | null }) {
  const t = useTranslations('accounts.menu');
  if (!person) {
    return (
      <a href="/sign-in" className={`t-label ${LINE}`}>
        {t('signIn')}
      </a>
    );
  }
  const entries = Object.entries(mayDo('manage', person.role, 'members') ? { ...OWN, ...MANAGED } : OWN) as [keyof typeof OWN | keyof typeof MANAGED, string][];
  return (
    <details className="t-label group relative">
      <summary aria-label={`${t('label')}: ${person.name}`} className={`max-w-32 list-none overflow-hidden text-ellipsis [&::-webkit-details-marker]:hidden ${LINE}`}>
        <span className="max-tablet:hidden">{person.name}</span>
        <span className="tablet:hidden">{initialsOf(person.name)}</span>
      </summary>
      <ul className="absolute top-full right-0 z-20 min-w-44 border border-x-rule border-y-ink bg-paper py-1">
        {entries.map(([page, path]) => (
          <li key={page}>
            <a href={path} className={ENTRY}>
              {t(page)}
            </a>
          </li>
        ))}
        <li>
          <form method="post" action={SIGN_OUT_PATH}>
            <button type="submit" className={ENTRY}>
              {t('signOut')}
            </button>
          </form>
        </li>
      </ul>
    </details>
  );
}

/** A phone's masthead has room for these: of the first and the last of somebody's names. */
function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  return [words[0], words.length > 1 ? words.at(-1) : ''].map((word) => [...(word ?? '')][0] ?? '').join('').toUpperCase();
}
