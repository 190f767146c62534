'use client';

import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { byUpdates, pressFinding } from '@/lib/charts/pressFinding';
import { PRESS_PATH, type PressAnswer } from '@/lib/protocol/news';
import { ChartFigure } from './ChartFigure';
import type { ChartProps } from './chartProps';
import { PressDrawing } from './PressDrawing';
import { useChartWords } from './useChartWords';
import { useComparison } from './useComparison';
import { useDelay } from './useDelay';

/** Press groups side by side: how much, which way, who reports first and how far behind the others are, and who says nothing. */
export function PressFigure(props: ChartProps) {
  const t = useTranslations('press');
  const groupName = useTranslations('pressGroup');
  const words = useChartWords();
  const format = useFormatter();
  const { answered, chooseMark } = useComparison<PressAnswer>(PRESS_PATH, 'pressGroups', props);
  const { answer } = answered;
  const finding = answer && pressFinding(answer);
  const groups = answer ? byUpdates(answer.groups) : [];
  const sentence = () => {
    switch (finding?.kind) {
      case undefined:
        return null;
      case 'nothing':
        return t('nothing');
      case 'no-race':
        return t('noRace', { group: groupName(finding.largest), silent: finding.silent });
      case 'first':
        return t('firstSentence', { group: groupName(finding.group), won: finding.won, races: finding.races, silent: finding.silent });
    }
  };
  const percent = (share: number) => Math.round(share * 1000) / 10;
  return (
    <ChartFigure
      name={t('title')}
      sentence={sentence()}
      measure={`${t('measure')}.`}
      summary={answer && answer.silent.length > 0 && finding?.kind !== 'nothing' && t('silentNames', { groups: format.list(answer.silent.map((group) => groupName(group))) })}
      table={{
        columns: [t('group'), t('updates'), t('sharePercent'), t('thawPercent'), t('neutralPercent'), t('freezePercent'), t('first'), t('hoursBehind'), t('silentOn')],
        rows:
          finding && finding.kind !== 'nothing'
            ? groups.map((group) => [
                groupName(group.pressGroup),
                group.updates,
                percent(group.share),
                ...(group.updates === 0 ? [null, null, null] : [group.direction.thaw, group.direction.neutral, group.direction.freeze].map(percent)),
                group.first,
                group.medianHoursBehind === null ? null : Math.round(group.medianHoursBehind * 10) / 10,
                group.silentOn.length,
              ])
            : [],
      }}
      emptyWords={t('empty')}
      answered={answered}
      fileName={words.file('press', props.range)}
      frame="h-86"
      foot={answer && <Races answer={answer} choose={props.choose} />}
    >
      <PressDrawing groups={groups} onChoose={(group) => chooseMark({ pressGroups: [group] })} />
    </ChartFigure>
  );
}

/** Races told in words. */
const RACES = 4;

/** The largest stories: who had them first, and how long until another group did. */
function Races({ answer, choose }: Pick<ChartProps, 'choose'> & { answer: PressAnswer }) {
  const t = useTranslations('press');
  const groupName = useTranslations('pressGroup');
  const locale = useLocale();
  const delay = useDelay();
  const races = answer.stories.filter(({ hoursUntilOtherGroup }) => hoursUntilOtherGroup !== null).slice(0, RACES);
  if (races.length === 0) return null;
  return (
    <section className="pt-2">
      <h3 className="border-b border-rule font-strong">{t('races')}</h3>
      <ul>
        {races.map(({ storyId, publishers, first, hoursUntilOtherGroup }) => {
          const story = answer.named.find(({ id }) => id === storyId);
          if (!story) return null;
          const headline = [story.headline, ...story.otherHeadlines].find(({ language }) => language === locale) ?? story.headline;
          return (
            <li key={storyId} className="border-b border-rule-2 py-1">
              <button type="button" lang={headline.language} className="t-aside min-h-6 hover:underline" onClick={() => choose({ stories: [story.id] })}>
                {headline.title}
              </button>
              <p className="text-ink-2">
                {t('race', { outlet: first.outlet, group: groupName(first.pressGroup), delay: delay(hoursUntilOtherGroup ?? 0), publishers })}
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
