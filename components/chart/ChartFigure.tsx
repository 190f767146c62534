'use client';

import { useTranslations } from 'next-intl';
import { useId, useRef, useState, type ReactNode } from 'react';
import type { Answered } from '@/components/live/useAnswer';
import { useDeskFreshness } from '@/components/status/FreshnessLine';
import { PanelNote } from '@/components/status/PanelNote';
import { ErrorBoundary } from '@/components/ui/ErrorBoundary';
import { saveFile } from '@/components/ui/saveFile';
import { tableAsCsv, type ChartTable } from '@/lib/charts/csv';
import { drawingAsSvg, svgAsPng } from './saveDrawing';
import { FigureFrame } from './FigureFrame';
import { TableView } from './TableView';
import { Awaited, Undrawn } from './Undrawn';

interface ChartFigureProps {
  /** what the chart is, in two or three words */
  readonly name: string;
  /** its headline: what it shows, written from the figures; null until they are there */
  readonly sentence: string | null;
  /** how it is measured, in small type */
  readonly measure: string;
  /** further words on the figures, under the measure */
  readonly summary?: ReactNode;
  /** buttons that change what is drawn */
  readonly controls?: ReactNode;
  /** the figures; without a row the chart is empty */
  readonly table: ChartTable;
  readonly emptyWords: string;
  readonly answered: Pick<Answered<unknown>, 'answer' | 'isLoading' | 'problem' | 'retry'>;
  /** name of its files, without the ending */
  readonly fileName: string;
  /** Tailwind's height of the drawing's frame */
  readonly frame: string;
  /** the drawing; its first `svg` is what is saved */
  readonly children: ReactNode;
  /** beside the drawing where there is room, else under it */
  readonly rail?: ReactNode;
  /** further words below the drawing */
  readonly foot?: ReactNode;
}

/** What every chart has: a sentence for a headline, its measure, a table, files to take away, and a word for every state it can be in. */
export function ChartFigure(props: ChartFigureProps) {
  const { name, sentence, measure, summary, controls, table, emptyWords, answered, frame, children, rail, foot } = props;
  const t = useTranslations('chart');
  const titleId = useId();
  const drawing = useRef<HTMLDivElement>(null);
  const [isTable, setIsTable] = useState(false);
  const state = useDeskFreshness();
  const hasRows = table.rows.length > 0;
  const isUnread = answered.answer === null && answered.problem !== null;
  return (
    <FigureFrame
      titleId={titleId}
      title={sentence ?? name}
      measure={
        <>
          {measure}
          {summary && <> {summary}</>}
        </>
      }
      tools={<Tools {...props} drawing={drawing} isTable={isTable} hasRows={hasRows && !isUnread} onTable={() => setIsTable(!isTable)} />}
      controls={controls}
      notes={
        <>
          <PanelNote />
          {answered.answer !== null && answered.problem !== null && state !== 'offline' && (
            <p className="text-ink-2">
              {t('notReadAgain')}{' '}
              <button type="button" className="action" onClick={answered.retry}>
                {t('tryAgain')}
              </button>
            </p>
          )}
        </>
      }
      frame={frame}
      freshness={state}
      rail={rail !== undefined && (hasRows ? rail : <></>)}
      foot={hasRows && foot}
    >
      <ErrorBoundary fallback={(retry) => <Undrawn message={t('failed')} note={t('restUnaffected')} action={t('tryAgain')} onAction={retry} />}>
        {isUnread ? (
          <Undrawn message={t('failed')} note={t('restUnaffected')} action={t('tryAgain')} onAction={answered.retry} />
        ) : answered.answer === null ? (
          <Awaited words={t('reading')} />
        ) : !hasRows ? (
          <Undrawn message={emptyWords} />
        ) : isTable ? (
          <TableView table={table} caption={t('tableOf', { name })} />
        ) : (
          <div ref={drawing} className="relative h-full">
            {children}
          </div>
        )}
      </ErrorBoundary>
    </FigureFrame>
  );
}

interface ToolsProps extends ChartFigureProps {
  readonly drawing: React.RefObject<HTMLDivElement | null>;
  readonly isTable: boolean;
  readonly hasRows: boolean;
  readonly onTable: () => void;
}

function Tools({ name, sentence, measure, table, fileName, drawing, isTable, hasRows, onTable }: ToolsProps) {
  const t = useTranslations('chart');
  const [hasFailed, setHasFailed] = useState(false);
  const picture = () => {
    const svg = drawing.current?.querySelector('svg');
    return svg && drawingAsSvg(svg, { title: sentence ?? name, measure });
  };
  const save = async (kind: 'png' | 'svg' | 'csv') => {
    setHasFailed(false);
    try {
      if (kind === 'csv') return saveFile(`${fileName}.csv`, new Blob([tableAsCsv(table)], { type: 'text/csv;charset=utf-8' }));
      const made = await picture();
      if (!made) throw new Error('there is no drawing');
      saveFile(`${fileName}.${kind}`, kind === 'png' ? await svgAsPng(made) : new Blob([made.svg], { type: 'image/svg+xml' }));
    } catch {
      setHasFailed(true);
    }
  };
  const tool = 'min-h-6 min-w-6 font-medium text-ink-2 disabled:cursor-default disabled:text-ink-3 aria-pressed:font-strong aria-pressed:text-ink aria-pressed:shadow-[0_2px_0_var(--ink)]';
  return (
    <div role="group" aria-label={t('toolsOf', { name })} className="flex gap-x-3">
      <button type="button" className={tool} aria-pressed={isTable} disabled={!hasRows && !isTable} onClick={onTable}>
        {t('table')}
      </button>
      {(['png', 'svg', 'csv'] as const).map((kind) => (
        <button key={kind} type="button" className={`${tool} uppercase`} disabled={!hasRows || (isTable && kind !== 'csv')} onClick={() => void save(kind)}>
          {kind}
        </button>
      ))}
      <span role="status" className="text-freeze empty:hidden">
        {hasFailed && t('notSaved')}
      </span>
    </div>
  );
}
