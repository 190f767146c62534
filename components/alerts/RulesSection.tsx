'use client';

import { useTranslations } from 'next-intl';
import { useState, type FormEvent } from 'react';
import { Field } from '@/components/feeds/Field';
import { ALERT_RULE_KINDS, sourceOfRule, usualWay, type AlertRule, type AlertWay, type OwnedRule } from '@/lib/domain/alert';
import { ALERT_RULES_PATH } from '@/lib/protocol/alerts';
import { numberText } from './numberText';
import { Refused } from './Refused';
import { Removal } from './Removal';
import { useChange, type Setup } from './useSetup';
import { useWay } from './useWay';
import { WayFields } from './WayFields';

/** What a rule can be about, as it stands on this desk. */
export interface RuleChoices {
  readonly claims: readonly { readonly id: string; readonly number: number; readonly text: string }[];
  readonly feeds: readonly { readonly id: string; readonly name: string }[];
}

/** Rules beside the watchlists, each with its own channels. */
export function RulesSection({ setup, reload, choices }: Setup & { choices: RuleChoices }) {
  const t = useTranslations('alerts.setup');
  const { change, problem } = useChange(reload);
  const remove = async (id: string) => {
    // The focus stood in what is gone now.
    if (await change('DELETE', `${ALERT_RULES_PATH}/${id}`)) document.getElementById('rules')?.focus();
  };
  const wordsOf = ({ rule }: OwnedRule) => {
    switch (rule.kind) {
      case 'claim-turned': {
        if (rule.claimId === null) return t('ruleAnyClaim');
        const claim = choices.claims.find(({ id }) => id === rule.claimId);
        return claim ? t('ruleClaim', claim) : t('ruleClaimGone', { id: rule.claimId });
      }
      case 'index-moved':
        return t('ruleIndex', { points: rule.points });
      case 'feed-silent':
        return rule.feedId === null ? t('ruleAnyFeed') : t('ruleFeed', { name: choices.feeds.find(({ id }) => id === rule.feedId)?.name ?? rule.feedId });
    }
  };
  return (
    <>
      <p className="t-read max-w-[60ch]">{t('rulesAbout')}</p>
      <ul className="mt-3 border-t border-ink">
        <li className="border-b border-rule py-3">
          <p className="t-body font-medium">{t('mention')}</p>
          <Way source="mention" label={t('mention')} setup={setup} reload={reload} />
        </li>
        {setup.rules.map((owned) => (
          <li key={owned.id} className="border-b border-rule py-3">
            <p id={`rule-${owned.id}`} className="t-body font-medium">
              {wordsOf(owned)}
            </p>
            <Way source={sourceOfRule(owned.id)} label={wordsOf(owned)} setup={setup} reload={reload} />
            <Removal label={t('removeRule')} sure={t('removeRuleSure')} of={`rule-${owned.id}`} onRemove={() => void remove(owned.id)} />
          </li>
        ))}
      </ul>
      <Refused problem={problem} />
      <AddRule reload={reload} choices={choices} />
    </>
  );
}

function Way({ source, label, setup, reload }: Setup & { source: AlertWay['source']; label: string }) {
  const { way, choose, problem } = useWay(setup.ways.find((one) => one.source === source) ?? usualWay(source), reload);
  return (
    <>
      <WayFields label={label} way={way} channels={setup.channels} onChange={choose} />
      <Refused problem={problem} />
    </>
  );
}

function AddRule({ reload, choices }: Pick<Setup, 'reload'> & { choices: RuleChoices }) {
  const t = useTranslations('alerts.setup');
  const { change, problem } = useChange(reload);
  const [said, setSaid] = useState('');
  const [kind, setKind] = useState<AlertRule['kind']>('claim-turned');
  const [chosen, setChosen] = useState('');
  const [points, setPoints] = useState(15);

  async function add(event: FormEvent) {
    event.preventDefault();
    setSaid('');
    const any = chosen === '' ? null : chosen;
    const rule = kind === 'claim-turned' ? { kind, claimId: any } : kind === 'feed-silent' ? { kind, feedId: any } : { kind, points };
    if (!(await change('POST', ALERT_RULES_PATH, rule))) return;
    setChosen('');
    setSaid(t('ruleAdded'));
  }

  return (
    <form onSubmit={(event) => void add(event)} className="t-body mt-4 grid max-w-[36rem] gap-4">
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
          {(control) => <input {...control} type="number" required min={1} max={200} step={1} value={numberText(points)} onChange={(event) => setPoints(event.target.valueAsNumber)} />}
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
      <Refused problem={problem} named={['kind', 'points']} />
      <p className="flex items-baseline gap-6">
        <button type="submit" className="action-main">
          {t('addRule')}
        </button>
        <span role="status" className="text-ink-2">
          {said}
        </span>
      </p>
    </form>
  );
}
