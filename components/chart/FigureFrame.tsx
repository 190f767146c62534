import type { ReactNode } from 'react';

interface FigureFrameProps {
  readonly titleId: string;
  readonly title: string;
  readonly measure: ReactNode;
  readonly tools?: ReactNode;
  /** a line of buttons; the line stays where they are still to come */
  readonly controls?: ReactNode;
  readonly notes?: ReactNode;
  /** Tailwind's height of the drawing's frame */
  readonly frame: string;
  readonly freshness?: string;
  readonly children: ReactNode;
  /** beside the drawing where there is room, else under it */
  readonly rail?: ReactNode;
  readonly foot?: ReactNode;
}

/** How every chart is laid out, so that nothing moves when the drawing takes the place of what the server sent. */
export function FigureFrame({ titleId, title, measure, tools, controls, notes, frame, freshness, children, rail, foot }: FigureFrameProps) {
  return (
    <figure aria-labelledby={titleId} className="@container border-t border-ink pt-1">
      <figcaption>
        <div className="flex flex-wrap items-baseline justify-between gap-x-6">
          <h2 id={titleId} className="t-h4 min-w-0 flex-[1_1_20rem]">
            {title}
          </h2>
          {tools}
        </div>
        <p className="text-ink-2">{measure}</p>
        {controls}
        {notes}
      </figcaption>
      <div className={`mt-1 gap-x-4 ${rail ? '@min-[500px]:grid @min-[500px]:grid-cols-[minmax(0,1fr)_calc(var(--u)*33)]' : ''}`}>
        <div
          data-freshness={freshness}
          className={`${frame} drawing min-w-0`}
        >
          {children}
        </div>
        {rail && <div className="min-w-0 pt-2 @min-[500px]:pt-0">{rail}</div>}
      </div>
      {foot}
    </figure>
  );
}
