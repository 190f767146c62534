'use client';

import { useState, type KeyboardEvent, type MouseEvent, type PointerEvent, type ReactNode } from 'react';

/** One mark of a drawing; `layer` where marks are stacked, null for the whole of them. */
export interface Mark {
  readonly at: number;
  readonly layer: number | null;
}

interface MarkKeysProps {
  /** what the marks are, for those who do not see them */
  readonly label: string;
  readonly count: number;
  readonly isVertical?: boolean;
  /** layers that can be reached at a mark, in order; none where marks are not stacked */
  readonly layersAt?: (at: number) => readonly number[];
  readonly words: (mark: Mark) => string;
  /** the mark nearest to a place within the drawing, in CSS pixels */
  readonly nearest: (x: number, y: number) => Mark | null;
  /** where the mark stands, in CSS pixels */
  readonly place: (mark: Mark) => { readonly x: number; readonly y: number };
  /** what moves along with it: a line or a wash, drawn by the caller */
  readonly cursor?: (mark: Mark) => ReactNode;
  readonly tip: (mark: Mark) => ReactNode;
  readonly onChoose: (mark: Mark) => void;
}

const FAR = 7;

/**
 * Lies over a drawing and makes its marks readable and choosable by mouse, finger and keyboard: one stop for the tab key, arrows along the
 * marks (and across layers), Page and Home/End for more, Enter chooses, Escape puts the words away. A finger's first touch shows them, its second chooses.
 */
export function MarkKeys({ label, count, isVertical = false, layersAt, words, nearest, place, cursor, tip, onChoose }: MarkKeysProps) {
  const [shown, setShown] = useState<Mark | null>(null);
  const [isFinger, setIsFinger] = useState(false);
  const mark = shown && shown.at < count ? shown : null;
  const now = mark ?? { at: isVertical ? 0 : count - 1, layer: null };

  const onKeyDown = (event: KeyboardEvent) => {
    const next = nextMark(event.key, now, mark !== null, { count, isVertical, layers: layersAt?.(now.at) ?? [] });
    if (next === undefined) return;
    event.preventDefault();
    // Escape closes the words alone, not also the dialog or selection around them.
    if (next === null) event.stopPropagation();
    if (next === 'choose') onChoose(now);
    else setShown(next);
  };
  const placeOf = (event: MouseEvent | PointerEvent) => {
    const box = event.currentTarget.getBoundingClientRect();
    return nearest(event.clientX - box.left, event.clientY - box.top);
  };
  const onPointerMove = (event: PointerEvent) => {
    const next = placeOf(event);
    if (next?.at !== shown?.at || next?.layer !== shown?.layer) setShown(next);
  };
  const onClick = (event: MouseEvent) => {
    const next = placeOf(event);
    if (!next) return;
    const isRead = mark?.at === next.at && mark.layer === next.layer;
    setShown(next);
    if (!isFinger || isRead) onChoose(next);
  };

  if (count === 0) return null;
  const at = mark && place(mark);
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-orientation={isVertical ? 'vertical' : 'horizontal'}
      aria-valuemin={1}
      aria-valuemax={count}
      aria-valuenow={now.at + 1}
      aria-valuetext={words(now)}
      onKeyDown={onKeyDown}
      onFocus={(event) => event.currentTarget.matches(':focus-visible') && setShown((before) => before ?? now)}
      onBlur={() => setShown(null)}
      onPointerDown={(event) => setIsFinger(event.pointerType === 'touch')}
      onPointerMove={(event) => event.pointerType !== 'touch' && onPointerMove(event)}
      onPointerLeave={(event) => event.pointerType !== 'touch' && !event.currentTarget.matches(':focus-visible') && setShown(null)}
      onClick={onClick}
      className="absolute inset-0 cursor-pointer"
    >
      {mark && at && (
        <div aria-hidden="true" className="pointer-events-none absolute inset-0">
          {cursor?.(mark)}
          <Tip {...at}>{tip(mark)}</Tip>
        </div>
      )}
    </div>
  );
}

/** Beside its mark, on the side where there is more room; it may leave the drawing, never the window's width. */
function Tip({ x, y, children }: { x: number; y: number; children: ReactNode }) {
  return (
    <div className="absolute inset-0">
      <div
        ref={(element) => {
          const room = element?.parentElement;
          if (!element || !room) return;
          const isLeft = x > room.clientWidth / 2;
          const free = isLeft ? x - element.offsetWidth - 12 : x + 12;
          element.style.left = `${Math.max(0, Math.min(free, room.clientWidth - element.offsetWidth))}px`;
          element.style.top = `${y}px`;
        }}
        className="t-small absolute z-10 w-max max-w-72 border border-ink bg-paper px-3 py-2"
      >
        {children}
      </div>
    </div>
  );
}

interface Reach {
  readonly count: number;
  readonly isVertical: boolean;
  readonly layers: readonly number[];
}

/** @returns where a key leads, `choose`, null to put the words away, undefined when the key means nothing here */
function nextMark(key: string, now: Mark, isShown: boolean, { count, isVertical, layers }: Reach): Mark | 'choose' | null | undefined {
  const along = (by: number) => ({ at: Math.min(count - 1, Math.max(0, now.at + by)), layer: now.layer });
  const across = (by: number) => {
    const places = [null, ...layers];
    return { at: now.at, layer: places[Math.min(places.length - 1, Math.max(0, places.indexOf(now.layer) + by))] ?? null };
  };
  const isStacked = layers.length > 0;
  switch (key) {
    case 'ArrowRight':
      return along(1);
    case 'ArrowLeft':
      return along(-1);
    case 'ArrowDown':
      return isStacked ? across(-1) : along(isVertical ? 1 : -1);
    case 'ArrowUp':
      return isStacked ? across(1) : along(isVertical ? -1 : 1);
    case 'PageDown':
      return along(isVertical ? FAR : -FAR);
    case 'PageUp':
      return along(isVertical ? -FAR : FAR);
    case 'Home':
      return { at: 0, layer: now.layer };
    case 'End':
      return { at: count - 1, layer: now.layer };
    case 'Enter':
    case ' ':
      return 'choose';
    case 'Escape':
      return isShown ? null : undefined;
    default:
      return undefined;
  }
}
