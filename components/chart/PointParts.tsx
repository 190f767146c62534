'use client';

import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { useState, type ReactNode } from 'react';
import { useAnswer } from '@/components/live/useAnswer';
import { DirectionGlyph } from '@/components/ui/DirectionGlyph';
import { pointParts, toggleLeftOut, type PointPart } from '@/lib/charts/pointParts';
import { momentText } from '@/lib/charts/span';
import type { ChartView } from '@/lib/charts/view';
import { isPressGroup } from '@/lib/domain/pressGroup';
import type { Story } from '@/lib/domain/story';
import { FACETS_PATH, type FacetsAnswer, type IndexPointAnswer } from '@/lib/protocol/news';
import { DAY, shift, type Instant } from '@/lib/time/instant';
import { Choices } from './Choices';
import { useChartWords } from './useChartWords';

const KINDS = ['stories', 'pressGroups', 'outlets'] as const;
type Kind = (typeof KINDS)[number];
type Left = ChartView['leaveOut'];

/** The lines read at once; the others follow when asked for. */
const FIRST_LINES = 20;
/** Days whose outlets are offered: those before weigh less than a quarter of the day itself. */
const OUTLET_DAYS = 7;

interface PointPartsProps {
  readonly answer: IndexPointAnswer;
  readonly day: Instant;
  readonly leaveOut: Left;
  readonly onChange: (leaveOut: Left) => void;
}

export function PointParts({ answer, day, leaveOut, onChange }: PointPartsProps) {
  const t = useTranslations('index');
  const groupName = useTranslations('pressGroup');
  const locale = useLocale();
  const [kind, setKind] = useState<Kind>('stories');
  const stories = new Map<string, Story>(answer.stories.map((story) => [story.id, story]));
  const name = (key: string) => {
    if (kind === 'pressGroups') return isPressGroup(key) ? groupName(key) : key;
    const story = stories.get(key);
    if (!story) return t('aStory');
    const headline = [story.headline, ...story.otherHeadlines].find(({ language }) => language === locale) ?? story.headline;
    return (
      <a href={`/stories/${key}`} lang={headline.language} className="plain-link">
        {headline.title}
      </a>
    );
  };
  const leave = (key: string) => onChange(toggleLeftOut(leaveOut, kind, key));
  return (
    <>
      <Choices label={t('partsBy')} values={KINDS} words={(one) => t(`by.${one}`)} chosen={kind} onChoose={setKind} />
      {kind === 'outlets' ? (
        <Outlets day={day} leaveOut={leaveOut} onLeave={leave} />
      ) : (
        <PartsTable key={kind} parts={pointParts(answer.contributions, kind === 'stories' ? 'storyId' : 'pressGroup')} what={t(`by.${kind}`)} name={name} onLeave={leave} />
      )}
    </>
  );
}

function PartsTable({ parts, what, name, onLeave }: { parts: readonly PointPart[]; what: string; name: (key: string) => ReactNode; onLeave: (key: string) => void }) {
  const t = useTranslations('index');
  const words = useChartWords();
  const format = useFormatter();
  const [isWhole, setIsWhole] = useState(false);
  const shown = isWhole ? parts : parts.slice(0, FIRST_LINES);
  const others = parts.slice(shown.length);
  const sum = (list: readonly PointPart[], of: 'percent' | 'amount') => list.reduce((total, part) => total + part[of], 0);
  const percent = (value: number) => `${format.number(value, { minimumFractionDigits: 1, maximumFractionDigits: 1 })} %`;
  const figures = 'py-1 pl-4 text-right align-baseline whitespace-nowrap';
  return (
    <table className="mt-1">
      <thead>
        <tr className="border-b border-rule text-ink-2">
          <th scope="col" className="py-1">
            {what}
          </th>
          <th scope="col" className={figures}>
            {t('weight')}
          </th>
          <th scope="col" className={figures}>
            {t('amount')}
          </th>
          <th scope="col">
            <span className="unseen">{t('leave')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {shown.map(({ key, percent: share, amount }) => (
          <tr key={key} className="border-b border-rule-2">
            <th scope="row" id={`part-${key}`} className="t-label py-1">
              {name(key)}
            </th>
            <td className={figures}>{percent(share)}</td>
            <td className={`${figures} ${amount > 0 ? 'text-thaw' : amount < 0 ? 'text-freeze' : ''}`}>{words.signed(amount, 1)} <DirectionGlyph direction={amount > 0 ? 'thaw' : amount < 0 ? 'freeze' : 'neutral'} /></td>
            <td className={figures}>
              <button type="button" id={`leave-${key}`} aria-labelledby={`leave-${key} part-${key}`} className="action" onClick={() => onLeave(key)}>
                {t('leave')}
              </button>
            </td>
          </tr>
        ))}
        {others.length > 0 && (
          <tr className="border-b border-rule-2 text-ink-2">
            <th scope="row" className="py-1">
              <button type="button" className="action" onClick={() => setIsWhole(true)}>
                {t('others', { count: others.length })}
              </button>
            </th>
            <td className={figures}>{percent(sum(others, 'percent'))}</td>
            <td className={figures}>{words.signed(sum(others, 'amount'), 1)}</td>
            <td />
          </tr>
        )}
      </tbody>
      <tfoot>
        <tr className="border-t border-ink font-strong">
          <th scope="row" className="py-1">
            {t('sum')}
          </th>
          <td className={figures}>{percent(sum(parts, 'percent'))}</td>
          <td className={figures}>{words.signed(sum(parts, 'amount'), 1)}</td>
          <td />
        </tr>
      </tfoot>
    </table>
  );
}

/** Outlets are no parts of their own, since a story is counted by its independent publishers: each can be left out, and the day is reckoned anew. */
function Outlets({ day, leaveOut, onLeave }: { day: Instant; leaveOut: Left; onLeave: (outlet: string) => void }) {
  const t = useTranslations('index');
  const chart = useTranslations('chart');
  const days = new URLSearchParams({ from: momentText(shift(day, (1 - OUTLET_DAYS) * DAY)), to: momentText(shift(day, DAY)) });
  const { answer, problem, retry } = useAnswer<FacetsAnswer>(`${FACETS_PATH}?${days}`);
  if (!answer) {
    return problem === null ? (
      <p className="py-2 text-ink-2">{chart('reading')}</p>
    ) : (
      <p className="py-2">
        {chart('failed')}{' '}
        <button type="button" className="action" onClick={retry}>
          {chart('tryAgain')}
        </button>
      </p>
    );
  }
  const outlets = answer.outlets.filter(({ outlet }) => !leaveOut.outlets.includes(outlet));
  return (
    <table className="mt-1">
      <thead>
        <tr className="border-b border-rule text-ink-2">
          <th scope="col" className="py-1">
            {t('by.outlets')}
          </th>
          <th scope="col" className="py-1 pl-4 text-right">
            {t('updatesInDays', { days: OUTLET_DAYS })}
          </th>
          <th scope="col">
            <span className="unseen">{t('leave')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {outlets.map(({ outlet, updates }) => (
          <tr key={outlet} className="border-b border-rule-2">
            <th scope="row" className="t-label py-1">
              {outlet}
            </th>
            <td className="py-1 pl-4 text-right">{updates}</td>
            <td className="py-1 pl-4 text-right">
              <button type="button" className="action" onClick={() => onLeave(outlet)}>
                {t('leave')}
                <span className="unseen">: {outlet}</span>
              </button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
