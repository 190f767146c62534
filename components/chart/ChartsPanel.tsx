import { useLocale } from 'next-intl';
import { turningPoints } from '@/lib/charts/turningPoints';
import { shippedChronology } from '@/lib/chronology/shippedChronology';
import { instant } from '@/lib/time/instant';
import { ChartsDesk } from './ChartsDesk';

/**
 * The charts of the desk: relations index, volume, stress and press groups on one time axis.
 * Rendered on the server, so that the chronology stays there and only its turning points travel.
 * @param baselineDay  YYYY-MM-DD, the day of the article in force
 */
export function ChartsPanel({ baselineDay }: { baselineDay: string }) {
  const turns = turningPoints(shippedChronology(), useLocale());
  return <ChartsDesk baselineAt={instant(Date.parse(baselineDay))} turns={turns} />;
}
