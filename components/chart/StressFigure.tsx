'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { byShift, stressFinding } from '@/lib/charts/stressFinding';
import { STRESS_PATH, type StressAnswer } from '@/lib/protocol/news';
import { ChartFigure } from './ChartFigure';
import type { ChartProps } from './chartProps';
import { StressDrawing } from './StressDrawing';
import { useChartWords } from './useChartWords';
import { useComparison } from './useComparison';

/** What the article dwells on beside what the news of the span is about, tag by tag, by one measure for both. */
export function StressFigure(props: ChartProps) {
  const t = useTranslations('stress');
  const tagName = useTranslations('tag');
  const words = useChartWords();
  const format = useFormatter();
  const { answered, chooseMark } = useComparison<StressAnswer>(STRESS_PATH, 'tags', props);
  const { answer } = answered;
  const finding = answer && stressFinding(answer);
  const tags = answer ? byShift(answer.tags) : [];
  const sentence = () => {
    switch (finding?.kind) {
      case undefined:
        return null;
      case 'nothing':
        return t('nothing');
      case 'alike':
        return t('alike');
      case 'shifted':
        return t('shifted', { more: tagName(finding.more), less: tagName(finding.less) });
    }
  };
  return (
    <ChartFigure
      name={t('title')}
      sentence={sentence()}
      measure={`${t('measure')}.`}
      summary={
        answer &&
        finding &&
        finding.kind !== 'nothing' && (
          <>
            <strong>{t(`distance.${finding.distance}`)}</strong>: {t('distanceWords', { share: format.number(answer.distance, { style: 'percent' }), stories: answer.stories.tagged })}
          </>
        )
      }
      table={{
        columns: [t('tag'), t('ofText'), t('ofNews'), t('shift')],
        rows: answer && answer.stories.tagged > 0 ? tags.map(({ tag, baseline, news, shift }) => [tagName(tag), ...[baseline, news, shift].map((share) => Math.round(share * 1000) / 10)]) : [],
      }}
      emptyWords={t('empty')}
      answered={answered}
      fileName={words.file('stress', props.range)}
      frame="h-86"
    >
      <StressDrawing tags={tags} onChoose={(tag) => chooseMark({ tags: [tag] })} />
    </ChartFigure>
  );
}
