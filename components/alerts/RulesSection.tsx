'use client';

import { useTranslations } from 'next-intl';
import { useState, type FormEvent } from 'react';
import { Field } from '@/components/feeds/Field';
import { ALERT_RULE_KINDS, sourceOfRule, usualWay, type AlertRule, type AlertWay, type OwnedRule } from '@/lib/domain/alert';
import { ALERT_RULES_PATH, ALERT_WAYS_PATH } from '@/lib/protocol/alerts';
import type { Setup } from './useSetup';
import { WayFields } from './WayFields';

/** What a rule can be about, as it stands on this desk. */
export interface RuleChoices {
  readonly claims: readonly { readonly id: string; readonly number: number; readonly text: string }[];
  readonly feeds: readonly { readonly id: string; readonly name: string }[];
}

/** Rules beside the watchlists, each with its own channels. */
export function RulesSection({ setup, change, problem, choices }: Pick<Setup, 'setup' | 'change' | 'problem'> & { choices: RuleChoices }) {
  const t = useTranslations('alerts.setup');
  const wordsOf = ({ rule }: OwnedRule) => {
    switch (rule.kind) {
      case 'claim-turned': {
        const claim = choices.claims.find(({ id }) => id === rule.claimId);
        return rule.claimId === null ? t('ruleAnyClaim') : t('ruleClaim', { number: claim?.number ?? 0, text: claim?.text ?? rule.claimId });
      }
      case 'index-moved':
        return t('ruleIndex', { points: rule.points });
      case 'feed-silent':
        return rule.feedId === null ? t('ruleAnyFeed') : t('ruleFeed', { name: choices.feeds.find(({ id }) => id === rule.feedId)?.name ?? rule.feedId });
    }
  };
  const wayOf = (source: AlertWay['source']) => setup.ways.find((way) => way.source === source) ?? usualWay(source);
  const way = (source: AlertWay['source'], label: string) => (
    <WayFields label={label} way={wayOf(source)} channels={setup.channels} onChange={(next) => void change('PUT', ALERT_WAYS_PATH, next)} />
  );
  return (
    <>
      <p className="t-read max-w-[60ch]">{t('rulesAbout')}</p>
      <ul className="mt-3 border-t border-ink">
        <li className="border-b border-rule py-3">
          <p className="t-body font-medium">{t('mention')}</p>
          {way('mention', t('mention'))}
        </li>
        {setup.rules.map((owned) => (
          <li key={owned.id} className="border-b border-rule py-3">
            <p className="t-body font-medium">{wordsOf(owned)}</p>
            {way(sourceOfRule(owned.id), wordsOf(owned))}
            <button type="button" className="action t-small" onClick={() => void change('DELETE', `${ALERT_RULES_PATH}/${owned.id}`)}>
              {t('removeRule')}
            </button>
          </li>
        ))}
      </ul>
      <AddRule change={change} problem={problem} choices={choices} />
    </>
  );
}

function AddRule({ change, problem, choices }: Pick<Setup, 'change' | 'problem'> & { choices: RuleChoices }) {
  const t = useTranslations('alerts.setup');
  const [kind, setKind] = useState<AlertRule['kind']>('claim-turned');
  const [chosen, setChosen] = useState('');
  const [points, setPoints] = useState(15);

  function add(event: FormEvent) {
    event.preventDefault();
    const any = chosen === '' ? null : chosen;
    const rule = kind === 'claim-turned' ? { kind, claimId: any } : kind === 'feed-silent' ? { kind, feedId: any } : { kind, points };
    void change('POST', ALERT_RULES_PATH, rule);
  }

  return (
    <form onSubmit={add} className="t-body mt-4 grid max-w-[36rem] gap-4">
      <Field label={t('ruleKind')} problem={problem?.field === 'kind' ? problem.words : undefined}>
        {(control) => (
          <select
            {...control}
            value={kind}
            onChange={(event) => {
              setKind(event.target.value as AlertRule['kind']);
              setChosen('');
            }}
          >
            {ALERT_RULE_KINDS.map((one) => (
              <option key={one} value={one}>
                {t(`kinds.${one}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {kind === 'index-moved' ? (
        <Field label={t('points')} problem={problem?.field === 'points' ? problem.words : undefined}>
          {(control) => <input {...control} type="number" required min={1} max={200} value={points} onChange={(event) => setPoints(event.target.valueAsNumber || 0)} />}
        </Field>
      ) : (
        <Field label={t(kind === 'claim-turned' ? 'claim' : 'feed')}>
          {(control) => (
            <select {...control} value={chosen} onChange={(event) => setChosen(event.target.value)}>
              <option value="">{t(kind === 'claim-turned' ? 'anyClaim' : 'anyFeed')}</option>
              {kind === 'claim-turned'
                ? choices.claims.map(({ id, number, text }) => (
                    <option key={id} value={id}>
                      {number}. {text}
                    </option>
                  ))
                : choices.feeds.map(({ id, name }) => (
                    <option key={id} value={id}>
                      {name}
                    </option>
                  ))}
            </select>
          )}
        </Field>
      )}
      <p>
        <button type="submit" className="action-main">
          {t('addRule')}
        </button>
      </p>
    </form>
  );
}
