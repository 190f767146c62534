'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { countSteps } from '@/lib/charts/scale';
import type { Tag } from '@/lib/domain/tag';
import type { TagStress } from '@/lib/series/stress';
import { MarkKeys } from './MarkKeys';
import { nameWidth } from './plot';
import { useChartWords } from './useChartWords';
import { useSize } from './useSize';

const HEAD = 20;
const SWATCH = 13;
const SHIFTS = 36;

/** Two marks on one line for each tag: an open ring for the text, a full dot for the news. */
export function StressDrawing({ tags, onChoose }: { tags: readonly TagStress[]; onChoose: (tag: Tag) => void }) {
  const t = useTranslations('stress');
  const tagName = useTranslations('tag');
  const format = useFormatter();
  const { signed } = useChartWords();
  const { ref, size } = useSize();
  const k = size?.scale ?? 1;
  const row = size ? (size.height - HEAD * k) / tags.length : 0;
  const steps = countSteps(100 * Math.max(...tags.map(({ baseline, news }) => Math.max(baseline, news))));
  const [left, right] = [SWATCH * k + nameWidth(tags.map(({ tag }) => tagName(tag)), k), (size?.width ?? 0) - SHIFTS * k];
  const x = (share: number) => left + ((100 * share) / (steps.at(-1) ?? 1)) * (right - left);
  const y = (at: number) => HEAD * k + (at + 0.5) * row;
  const percent = (share: number) => format.number(share, { style: 'percent', maximumFractionDigits: 1 });
  return (
    <div ref={ref} className="relative h-full">
      {size && (
        <>
          <svg width={size.width} height={size.height} aria-hidden="true" className="absolute inset-0">
            {steps.map((step) => (
              <g key={step}>
                <line x1={x(step / 100)} x2={x(step / 100)} y1={HEAD * k} y2={size.height} stroke="var(--rule-2)" />
                <text x={x(step / 100)} y={12 * k} textAnchor="middle" className="t-micro fill-(--ink-3)">
                  {step === steps.at(-1) ? `${step} %` : step}
                </text>
              </g>
            ))}
            {tags.map(({ tag, baseline, news, shift }, at) => (
              <g key={tag}>
                <rect x={0} y={y(at) - 4 * k} width={8 * k} height={8 * k} fill={`var(--tag-${tag})`} />
                <text x={SWATCH * k} y={y(at) + 4 * k} className="t-small fill-(--ink)">
                  {tagName(tag)}
                </text>
                <line x1={x(baseline)} x2={x(news)} y1={y(at)} y2={y(at)} stroke="var(--ink-3)" />
                <circle cx={x(news)} cy={y(at)} r={4 * k} fill="var(--ink)" stroke="none" />
                <circle cx={x(baseline)} cy={y(at)} r={3.5 * k} fill="var(--paper)" stroke="var(--baseline)" strokeWidth={2 * k} />
                <text x={size.width} y={y(at) + 4 * k} textAnchor="end" className="t-small fill-(--ink-2)">
                  {signed(100 * shift)}
                </text>
              </g>
            ))}
          </svg>
          <MarkKeys
            label={t('marks')}
            count={tags.length}
            isVertical
            words={({ at }) => {
              const tag = tags[at];
              return tag ? `${tagName(tag.tag)}: ${t('rowWords', { baseline: percent(tag.baseline), news: percent(tag.news), shift: signed(100 * tag.shift, 1) })}` : '';
            }}
            nearest={(_, pointerY) => {
              const at = Math.floor((pointerY - HEAD * k) / row);
              return at >= 0 && at < tags.length ? { at, layer: null } : null;
            }}
            place={({ at }) => ({ x: size.width * 0.3, y: y(at) + row / 2 + 2 })}
            cursor={({ at }) => <span className="absolute inset-x-0 bg-ink opacity-6" style={{ top: y(at) - row / 2, height: row }} />}
            tip={({ at }) => {
              const tag = tags[at];
              return (
                tag && (
                  <>
                    <p className="font-strong">{tagName(tag.tag)}</p>
                    <p>{t('rowWords', { baseline: percent(tag.baseline), news: percent(tag.news), shift: signed(100 * tag.shift, 1) })}</p>
                    <p className="mt-1 text-ink-3">{t('opens')}</p>
                  </>
                )
              );
            }}
            onChoose={({ at }) => tags[at] && onChoose(tags[at].tag)}
          />
        </>
      )}
    </div>
  );
}
