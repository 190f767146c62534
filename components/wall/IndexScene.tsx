'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useChartWords } from '@/components/chart/useChartWords';
import { useIndexSentence } from '@/components/chart/useIndexSentence';
import type { Answered } from '@/components/live/useAnswer';
import { DirectionGlyph } from '@/components/ui/DirectionGlyph';
import { directionOf, indexFinding, isValued } from '@/lib/charts/indexFinding';
import type { IndexAnswer, IndexPointAnswer } from '@/lib/protocol/news';
import { addUpContributions } from '@/lib/series/relationsIndex';
import { DAY, instant, shift, type Instant } from '@/lib/time/instant';
import { dayIn } from '@/lib/time/wording';
import type { WallEvent } from '@/lib/wall/wallEvents';
import { headlineIn } from '@/lib/wall/wallStories';
import { Empty } from './Empty';
import { IndexPlot } from './IndexPlot';

const CARDS = 3;

interface Props {
  readonly answered: Answered<IndexAnswer>;
  /** the newest point taken apart; null until it has come */
  readonly parts: IndexPointAnswer | null;
  readonly events: readonly WallEvent[];
  readonly baselineDay: string;
  readonly until: Instant;
}

/** The course of the index, where it stands, and what turned it. */
export function IndexScene({ answered: { answer, problem }, parts, events, baselineDay, until }: Props) {
  const t = useTranslations('wall');
  const directionName = useTranslations('direction');
  const locale = useLocale();
  const { signed } = useChartWords();
  const points = answer?.points ?? [];
  const baselineAt = instant(Date.parse(baselineDay));
  const sentence = useIndexSentence(indexFinding(points, baselineAt), 'all', []);
  const last = points.findLast(isValued);
  if (!answer) return <Empty words={t(problem === null ? 'reading' : 'notRead')} />;
  const [first] = points;
  if (!last || !first) return <Empty words={t('noIndex')} />;
  const end = shift(points.at(-1)!.day, DAY);
  const turns = events.filter(({ date, importance }) => importance === 3 && Date.parse(date) >= first.day && Date.parse(date) < end);
  const direction = directionOf(last.value);
  return (
    <div className="wall-index">
      <h2>{sentence}</h2>
      <IndexPlot points={points} turns={turns} baselineAt={baselineAt} until={until} />
      <div className="wall-value">
        <p className="wall-figure" data-direction={direction}>
          {signed(last.value)} <DirectionGlyph direction={direction} />
        </p>
        <p>
          <b>{t('band', { direction: directionName(direction), band: Math.round((last.high - last.low) / 2) })}</b>
        </p>
        <p>{t('storiesOn', { count: last.stories, day: dayIn(last.day, 'UTC', locale) })}</p>
      </div>
      <IndexCards turns={turns} parts={parts} />
    </div>
  );
}

/** The newest turning points in the span; where it has few, the stories that weigh most in where the index stands. */
function IndexCards({ turns, parts }: { turns: readonly WallEvent[]; parts: IndexPointAnswer | null }) {
  const t = useTranslations('wall');
  const directionName = useTranslations('direction');
  const locale = useLocale();
  const { signed } = useChartWords();
  const stories = new Map(parts?.stories.map((story) => [story.id as string, story]));
  const told = turns.toReversed().slice(0, CARDS).map(({ id, date, title, direction }) => ({
    id,
    title,
    language: locale as string,
    direction,
    note: dayIn(instant(Date.parse(date)), 'UTC', locale),
  }));
  const heavy = addUpContributions(parts?.contributions ?? [], 'storyId').flatMap(({ key, amount }) => {
    const story = stories.get(key);
    return story && Math.round(amount) !== 0 ? [{ id: key, ...headlineIn(story, locale), direction: directionOf(amount), note: t('adds', { amount: signed(amount) }) }] : [];
  });
  return (
    <ol className="wall-cards">
      {[...told, ...heavy].slice(0, CARDS).map(({ id, title, language, direction, note }) => (
        <li key={id}>
          <p className="wall-kicker">
            <b>
              <DirectionGlyph direction={direction} label={directionName(direction)} /> {note}
            </b>
          </p>
          <h3 lang={language}>{title}</h3>
        </li>
      ))}
    </ol>
  );
}
