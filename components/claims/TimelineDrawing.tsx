import { useLocale, useTranslations } from 'next-intl';
import { placeOf, statusSpans, timelineDays, type DaySpan } from '@/lib/claims/timeline';
import type { ClaimAnswer } from '@/lib/protocol/news';
import { DAY, type Instant } from '@/lib/time/instant';
import { dayIn } from '@/lib/time/wording';

const STATUS_Y = 6;
const LINE_Y = 78;
const HEIGHT = 112;
/** Room above and below the line. */
const UP = 44;
const DOWN = 22;
/** Days with at most so many entries are drawn square by square. */
const SQUARES = 4;
/** A status is named where its span is at least this part of the whole. */
const NAMED_FROM = 0.1;
const FAINT = 0.25;

const percent = (place: number) => `${(place * 100).toFixed(3)}%`;

/** The drawing above the slider; its words are in the ledger, the history and the slider itself. What came after the day shown is faint. */
export function TimelineDrawing({ answer, span, articleDay, shown }: { answer: ClaimAnswer; span: DaySpan; articleDay: Instant; shown: Instant }) {
  const t = useTranslations('claims');
  const statusName = useTranslations('claimStatus');
  const locale = useLocale();
  const days = timelineDays(answer.evidence);
  const most = Math.max(SQUARES, ...days.map(({ counts }) => Math.max(counts.supports, counts.contradicts)));
  // A day's bar leaves a hairline to the next one, in long spans as in short ones.
  const width = Math.max(2, Math.min(9, Math.floor(900 / ((span.last - span.first) / DAY + 1)) - 1));
  const at = placeOf(shown, span);
  const article = placeOf(articleDay, span);
  return (
    <svg width="100%" height={HEIGHT} aria-hidden="true" focusable="false" className="t-micro block overflow-visible">
      {statusSpans(answer.turns, span).map(({ status, from, to }) => (
        <StatusBar key={`${from} ${status}`} status={status} from={placeOf(from, span)} to={placeOf(to, span)} at={at} name={statusName(status)} />
      ))}
      <line x1="0" x2="100%" y1={LINE_Y} y2={LINE_Y} stroke="var(--ink-3)" />
      {days.map(({ day, counts }) => (
        <g key={day} opacity={day > shown ? FAINT : 1}>
          <Stack x={percent(placeOf(day, span))} count={counts.supports} most={most} width={width} upward />
          <Stack x={percent(placeOf(day, span))} count={counts.contradicts} most={most} width={width} upward={false} />
          {counts.updates > 0 && <circle cx={percent(placeOf(day, span))} cy={LINE_Y} r={Math.max(2, Math.min(4, width / 2))} fill="var(--paper)" stroke="var(--ink)" strokeWidth="1.5" />}
        </g>
      ))}
      <line x1={percent(article)} x2={percent(article)} y1={14} y2={HEIGHT} stroke="var(--baseline)" strokeWidth="1.5" />
      <text x={percent(article)} dx={article > 0.85 ? -4 : 4} y={HEIGHT - 2} textAnchor={article > 0.85 ? 'end' : 'start'} fill="var(--baseline)" fontWeight="600">
        {t('articleMark', { day: dayIn(articleDay, 'UTC', locale) })}
      </text>
      <line x1={percent(at)} x2={percent(at)} y1={0} y2={HEIGHT} stroke="var(--ink)" strokeWidth="1.5" />
      {shown < span.last && at < 0.8 && (
        <text x={percent(at)} dx={8} y={24} fill="var(--ink-3)">
          {t('notYetKnown', { days: Math.round((span.last - shown) / DAY) })}
        </text>
      )}
    </svg>
  );
}

function StatusBar({ status, from, to, at, name }: { status: string; from: number; to: number; at: number; name: string }) {
  const thickness = status === 'open' ? 1 : 5;
  const known = Math.min(to, at);
  return (
    <>
      {known > from && <line x1={percent(from)} x2={percent(known)} y1={STATUS_Y} y2={STATUS_Y} stroke="var(--ink)" strokeWidth={thickness} />}
      {to > at && <line x1={percent(Math.max(from, at))} x2={percent(to)} y1={STATUS_Y} y2={STATUS_Y} stroke="var(--ink)" strokeWidth={thickness} opacity={FAINT} />}
      {from > 0 && <line x1={percent(from)} x2={percent(from)} y1={STATUS_Y - 5} y2={STATUS_Y + 5} stroke="var(--ink)" opacity={from > at ? FAINT : 1} />}
      {to - from >= NAMED_FROM && from <= at && (
        <text x={percent(from)} dx={from === 0 ? 6 : 2} y={24} fill="var(--ink)" fontWeight="600">
          {name}
        </text>
      )}
    </>
  );
}

/** Entries of one day: squares while they are few, one bar in their measure where a day has many. */
function Stack({ x, count, most, width, upward }: { x: string; count: number; most: number; width: number; upward: boolean }) {
  if (count === 0) return null;
  const room = upward ? UP : DOWN;
  const heights = most <= SQUARES ? Array.from({ length: count }, () => room / SQUARES - 1.5) : [Math.max(2, (room * count) / most)];
  let edge = upward ? LINE_Y - 2 : LINE_Y + 3;
  return heights.map((height, index) => {
    const y = upward ? edge - height : edge;
    edge += (upward ? -1 : 1) * (height + 1.5);
    return <rect key={index} x={x} y={y} width={upward ? width : width - 1} height={height} transform={`translate(${-width / 2} 0)`} fill={upward ? 'var(--ink)' : 'var(--paper)'} stroke={upward ? 'none' : 'var(--ink)'} strokeWidth="1.2" />;
  });
}
