import { useTranslations } from 'next-intl';
import { DirectionGlyph } from '@/components/ui/DirectionGlyph';
import { directionOf, type ValuedPoint } from '@/lib/charts/indexFinding';
import type { IndexPoint } from '@/lib/series/relationsIndex';
import { useChartWords } from './useChartWords';

/** Where the index stands now, in large figures. */
export function IndexRail({ last, said }: { last: ValuedPoint | undefined; said: IndexPoint | undefined }) {
  const t = useTranslations('index');
  const directionName = useTranslations('direction');
  const words = useChartWords();
  if (!last) return null;
  const direction = directionOf(last.value);
  const color = { thaw: 'text-thaw', freeze: 'text-freeze', neutral: 'text-ink' }[direction];
  return (
    <div className="flex flex-wrap items-baseline gap-x-3 @min-[500px]:block @min-[500px]:pt-6">
      <p className={`t-h2 ${color}`}>{words.signed(last.value)}</p>
      <p>
        <DirectionGlyph direction={direction} /> <strong>{directionName(direction)}</strong>
        {said === undefined && <span className="whitespace-nowrap"> ± {Math.round((last.high - last.low) / 2)}</span>}
      </p>
      <p className="text-balance text-ink-3">{said?.value != null ? t('saidNow', { value: words.signed(said.value) }) : t('behindIt', { count: last.stories, day: words.day(last.day) })}</p>
    </div>
  );
}
