import type { ReactNode } from 'react';

interface Props {
  readonly caption: string;
  /** Tailwind's greatest width of the table */
  readonly width: string;
  /** the first names the rows; the others stand over figures */
  readonly columns: readonly string[];
  /** the rows, as `FiguresRow` draws them */
  readonly children: ReactNode;
}

/** A table of figures under its caption; on a narrow screen it scrolls sideways. */
export function FiguresFrame({ caption, width, columns, children }: Props) {
  return (
    <div role="region" aria-label={caption} tabIndex={0} className="overflow-x-auto">
      <table className={`t-body ${width}`}>
        <caption className="t-h4 border-t border-ink pt-1 pb-2 text-left">{caption}</caption>
        <thead>
          <tr className="t-small border-b border-rule text-ink-2">
            {columns.map((column, index) => (
              <th key={column} scope="col" className={index === 0 ? undefined : 'pl-4 text-right'}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

/** A row of it; the cells are `td`s, set to the right by `FIGURE`. */
export function FiguresRow({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <tr className="border-b border-rule-2">
      <th scope="row" className="py-1">
        {name}
      </th>
      {children}
    </tr>
  );
}

export const FIGURE = 'pl-4 text-right';
