import type { ChartTable } from '@/lib/charts/csv';
import { useFormatter } from 'next-intl';

/** A chart's figures as a table, in the place of its drawing. */
export function TableView({ table, caption }: { table: ChartTable; caption: string }) {
  const format = useFormatter();
  return (
    <div role="region" aria-label={caption} tabIndex={0} className="h-full overflow-auto border-b border-rule">
      <table className="min-w-max">
        <caption className="unseen">{caption}</caption>
        <thead className="sticky top-0 bg-paper">
          <tr className="border-b border-rule">
            {table.columns.map((column, index) => (
              <th key={column} scope="col" className={`py-1 font-strong ${index === 0 ? 'pr-4' : 'pl-4 text-right'}`}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map(([first, ...cells]) => (
            <tr key={first} className="border-b border-rule-2">
              <th scope="row" className="py-1 pr-4">
                {first}
              </th>
              {cells.map((cell, index) => (
                <td key={table.columns[index + 1]} className="py-1 pl-4 text-right">
                  {cell === null ? '–' : typeof cell === 'number' ? format.number(cell, { maximumFractionDigits: 1 }).replace('-', '−') : cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
