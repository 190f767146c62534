import { useFormatter, useTranslations } from 'next-intl';
import { indexFinding, isValued } from '@/lib/charts/indexFinding';
import type { DeskCharts } from '@/lib/charts/deskCharts';
import { floorTo, PRESETS } from '@/lib/charts/span';
import { withView } from '@/lib/charts/view';
import { spanOfBar, stackVolume } from '@/lib/charts/volumeStack';
import { DAY, type Instant } from '@/lib/time/instant';
import { FigureFrame } from './FigureFrame';
import { IndexRail } from './IndexRail';
import { TableView } from './TableView';
import { Awaited } from './Undrawn';
import { useChartWords } from './useChartWords';
import { useIndexSentence } from './useIndexSentence';
import { useKeyName } from './useKeyName';
import { useVolumeSentence } from './useVolumeSentence';

/** The charts before any script runs: their sentences and figures, as tables where no drawing will come. The layout is that of the drawings. */
export function ChartsFirst({ baselineAt, charts }: { baselineAt: Instant; charts: DeskCharts }) {
  const t = useTranslations('chart');
  const { view } = charts;
  return (
    <div className="grid gap-y-3 pb-6">
      <div>
        <div className="flex flex-wrap items-baseline justify-between gap-x-4">
          <nav aria-label={t('span')} className="flex flex-wrap gap-x-4">
            {PRESETS.map((span) => (
              <a
                key={span}
                href={`/?${withView(new URLSearchParams(charts.address), { ...view, span })}`}
                aria-current={span === view.span || undefined}
                className="min-h-6 min-w-6 text-ink-2 no-underline aria-[current]:font-strong aria-[current]:text-ink aria-[current]:shadow-[0_2px_0_var(--ink)]"
              >
                {t(`spans.${span}`)}
              </a>
            ))}
          </nav>
          <span className="text-ink-3">{t('zone')}</span>
        </div>
        <div className="h-12" />
      </div>
      <FirstIndex charts={charts} baselineAt={baselineAt} />
      <FirstVolume charts={charts} />
    </div>
  );
}

function FirstIndex({ charts: { index, range, view }, baselineAt }: { charts: DeskCharts; baselineAt: Instant }) {
  const t = useTranslations('index');
  const chart = useTranslations('chart');
  const words = useChartWords();
  const shown = index.points.filter(({ day }) => day >= floorTo(range.from, DAY));
  const sentence = useIndexSentence(indexFinding(shown, baselineAt), view.index, []);
  const rows = shown.filter(isValued).map(({ day, value, low, high, stories, updates }) => [words.day(day), value, low, high, stories, updates]);
  return (
    <FigureFrame
      titleId="first-index"
      title={view.index === 'said-done' ? t('title') : sentence}
      measure={`${t(`measure.${view.index}`)}.`}
      controls={<div className="h-6" />}
      frame="h-56"
      rail={<IndexRail last={shown.findLast(isValued)} said={undefined} />}
    >
      <noscript>
        <TableView table={{ columns: [t('day'), t('value'), t('low'), t('high'), t('stories'), t('updates')], rows }} caption={chart('tableOf', { name: t('title') })} />
      </noscript>
      <div className="h-full [@media(scripting:none)]:hidden">
        <Awaited words={chart('reading')} />
      </div>
    </FigureFrame>
  );
}

function FirstVolume({ charts: { volume, range, view } }: { charts: DeskCharts }) {
  const t = useTranslations('volume');
  const chart = useTranslations('chart');
  const words = useChartWords();
  const format = useFormatter();
  const keyName = useKeyName(view.volume);
  const sentence = useVolumeSentence(volume);
  const stack = stackVolume(volume, false);
  const rows = stack.bars.filter(({ updates }) => updates > 0).map((bar) => [words.bar(spanOfBar(bar, range.barHours, range)), ...bar.counts, bar.updates]);
  return (
    <FigureFrame
      titleId="first-volume"
      title={sentence ?? t('title')}
      measure={`${t('measureBy', { hours: range.barHours, by: t(`by.${view.volume}`) })}.`}
      controls={<div className="h-6" />}
      frame="h-48"
      rail={
        <ul className="grid grid-cols-2 gap-x-4 @min-[500px]:block @min-[500px]:pt-1">
          {[...stack.layers.map(({ key, total }) => ({ name: keyName(key), total })), { name: t('updates'), total: stack.updates }].map(({ name, total }) => (
            <li key={name} className="flex min-h-6 justify-between gap-2">
              <span>{name}</span>
              <span>{format.number(total)}</span>
            </li>
          ))}
        </ul>
      }
    >
      <noscript>
        <TableView table={{ columns: [t('from'), ...stack.layers.map(({ key }) => keyName(key)), t('updates')], rows }} caption={chart('tableOf', { name: t('title') })} />
      </noscript>
      <div className="h-full [@media(scripting:none)]:hidden">
        <Awaited words={chart('reading')} />
      </div>
    </FigureFrame>
  );
}
