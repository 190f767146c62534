import { useTranslations } from 'next-intl';
import { mayDo } from '@/lib/rights/actions';
import type { Person } from '@/lib/domain/person';
import { SIGN_OUT_PATH } from '@/lib/protocol/accounts';

const LINE = 'leading-[calc(52px*var(--k))] whitespace-nowrap text-ink-2 no-underline hover:text-ink';
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
  const manages = mayDo('manage', person.role, 'members');
  return (
    <details className="t-label group relative">
      <summary aria-label={`${t('label')}: ${person.name}`} className={`max-w-32 list-none overflow-hidden text-ellipsis [&::-webkit-details-marker]:hidden ${LINE}`}>
        {person.name}
      </summary>
      <ul className="absolute top-full right-0 z-20 min-w-44 border-y border-ink bg-paper py-1">
        <li>
          <a href="/account" className={ENTRY}>
            {t('account')}
          </a>
        </li>
        {manages &&
          (['people', 'wallLinks', 'audit'] as const).map((page) => (
            <li key={page}>
              <a href={page === 'wallLinks' ? '/wall-links' : `/${page}`} className={ENTRY}>
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
