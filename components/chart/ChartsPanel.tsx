import { useLocale } from 'next-intl';
import type { DeskCharts } from '@/lib/charts/deskCharts';
import { turningPoints } from '@/lib/charts/turningPoints';
import { shippedChronology } from '@/lib/chronology/shippedChronology';
import { instant } from '@/lib/time/instant';
import { ChartsDesk } from './ChartsDesk';
import { ChartsFirst } from './ChartsFirst';

/**
 * The charts of the desk: relations index, volume, stress and press groups on one time axis.
 * Rendered on the server, so that the chronology stays there and only its turning points travel.
 * @param baselineDay  YYYY-MM-DD, the day of the article in force
 * @param charts       what the page comes with; null when it could not be read
 */
export function ChartsPanel({ baselineDay, charts }: { baselineDay: string; charts: DeskCharts | null }) {
  const turns = turningPoints(shippedChronology(), useLocale());
  const baselineAt = instant(Date.parse(baselineDay));
  return (
    <ChartsDesk baselineAt={baselineAt} turns={turns} first={charts && { firstAt: charts.firstAt, answers: charts.answers }}>
      {charts && <ChartsFirst baselineAt={baselineAt} charts={charts} />}
    </ChartsDesk>
  );
}
