'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useState, type FormEvent } from 'react';
import { Field } from '@/components/feeds/Field';
import { useProblemWords } from '@/components/feeds/useProblemWords';
import { send, type SendProblem } from '@/components/ui/send';
import { TOKEN_SCOPES, type ApiToken, type TokenScope } from '@/lib/domain/apiToken';
import { TOKENS_PATH, type NewTokenAnswer, type TokensAnswer } from '@/lib/protocol/taking';
import type { Instant } from '@/lib/time/instant';
import { dayAndYearIn } from '@/lib/time/wording';

const DAYS = [7, 30, 90, 365] as const;

/** Makes and ends somebody's tokens. */
export function TokensPanel({ initial, now }: { initial: TokensAnswer; now: Instant }) {
  const t = useTranslations('tokens');
  const wordsOf = useProblemWords();
  const [tokens, setTokens] = useState(initial.tokens);
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<readonly TokenScope[]>(['read']);
  const [days, setDays] = useState<number>(90);
  const [key, setKey] = useState<string | null>(null);
  const [isCopied, setIsCopied] = useState(false);
  const [problem, setProblem] = useState<SendProblem | null>(null);
  const wrong = (field: string) => (problem?.field === field ? wordsOf(problem) : undefined);

  async function make(event: FormEvent) {
    event.preventDefault();
    setProblem(null);
    const outcome = await send<NewTokenAnswer>('POST', TOKENS_PATH, { name, scopes, days });
    setProblem(outcome.ok ? null : outcome.error);
    if (!outcome.ok) return;
    setTokens((before) => [outcome.value.token, ...before]);
    setKey(outcome.value.key);
    setIsCopied(false);
    setName('');
  }

  async function revoke({ id }: ApiToken) {
    const outcome = await send<null>('DELETE', `${TOKENS_PATH}/${id}`);
    setProblem(outcome.ok ? null : outcome.error);
    if (outcome.ok) setTokens((before) => before.map((token) => (token.id === id ? { ...token, revokedAt: now } : token)));
  }

  return (
    <>
      <form onSubmit={(event) => void make(event)} className="t-body grid max-w-[36rem] gap-4">
        <Field label={t('name')} problem={wrong('name')}>
          {(control) => <input {...control} required maxLength={80} autoComplete="off" value={name} onChange={(event) => setName(event.target.value)} />}
        </Field>
        <fieldset>
          <legend className="t-small font-medium">{t('scopes')}</legend>
          {TOKEN_SCOPES.map((scope) => (
            <label key={scope} className="flex min-h-6 items-center gap-2 py-0.5">
              <input type="checkbox" checked={scopes.includes(scope)} onChange={() => setScopes(scopes.includes(scope) ? scopes.filter((one) => one !== scope) : [...scopes, scope])} />
              <span>{t(`scope.${scope}`)}</span>
            </label>
          ))}
          {wrong('scopes') && (
            <p role="alert" className="t-small text-warn">
              {wrong('scopes')}
            </p>
          )}
        </fieldset>
        <Field label={t('days')} problem={wrong('days')}>
          {(control) => (
            <select {...control} value={days} onChange={(event) => setDays(Number(event.target.value))}>
              {DAYS.map((count) => (
                <option key={count} value={count}>
                  {t('dayCount', { count })}
                </option>
              ))}
            </select>
          )}
        </Field>
        <div>
          <button type="submit" className="action-main" disabled={scopes.length === 0}>
            {t('make')}
          </button>
        </div>
      </form>
      <div role="status" className="mt-4">
        {key !== null && (
          <div className="border-y border-ink py-3">
            <p className="t-body mb-2">{t('made')}</p>
            <code className="t-body block break-all select-all">{key}</code>
            <button type="button" className="action t-body mt-2" onClick={() => void navigator.clipboard.writeText(key).then(() => setIsCopied(true))}>
              {isCopied ? t('copied') : t('copy')}
            </button>
          </div>
        )}
      </div>
      {problem && !problem.field && (
        <p role="alert" className="t-body mt-4 text-warn">
          {wordsOf(problem)}
        </p>
      )}
      <h2 className="t-h4 mt-8 mb-2 border-t border-ink pt-1">{t('list')}</h2>
      {tokens.length === 0 ? (
        <p className="t-body text-ink-2">{t('none')}</p>
      ) : (
        <ul>
          {tokens.map((token) => (
            <TokenRow key={token.id} token={token} now={now} onRevoke={() => void revoke(token)} />
          ))}
        </ul>
      )}
    </>
  );
}

function TokenRow({ token, now, onRevoke }: { token: ApiToken; now: Instant; onRevoke: () => void }) {
  const t = useTranslations('tokens');
  const locale = useLocale();
  const { name, scopes, usedAt, revokedAt, expiresAt } = token;
  const isOver = revokedAt !== null || expiresAt <= now;
  const state = revokedAt !== null ? t('revoked') : expiresAt <= now ? t('expired') : t('until', { day: dayAndYearIn(expiresAt, 'UTC', locale) });
  return (
    <li className="t-body flex flex-wrap items-baseline gap-x-5 border-b border-rule-2 py-2">
      <span className={`min-w-0 wrap-anywhere ${isOver ? 'text-ink-2' : 'font-strong'}`}>{name}</span>
      <span className="text-ink-2">{scopes.map((scope) => t(`scope.${scope}`)).join('; ')}</span>
      <span className="text-ink-2">{state}</span>
      <span className="text-ink-2">{usedAt === null ? t('neverUsed') : t('used', { day: dayAndYearIn(usedAt, 'UTC', locale) })}</span>
      {!isOver && (
        <button type="button" className="action ml-auto" aria-label={t('revokeNamed', { name })} onClick={onRevoke}>
          {t('revoke')}
        </button>
      )}
    </li>
  );
}
