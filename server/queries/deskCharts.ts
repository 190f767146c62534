import { firstVariant, indexAsked, overviewAsked, volumeAsked } from '@/lib/charts/asked';
import type { DeskCharts } from '@/lib/charts/deskCharts';
import { rangeOf } from '@/lib/charts/span';
import { readView } from '@/lib/charts/view';
import { ok, type Result } from '@/lib/domain/result';
import { INDEX_PATH, VOLUME_BY_PATH } from '@/lib/protocol/news';
import type { Problem } from '@/lib/protocol/problem';
import { readSelection } from '@/lib/selection/selection';
import { HOUR, instant } from '@/lib/time/instant';
import { answering } from './answering';
import { newsNow } from './newsNow';
import { indexOver } from './relationsIndex';
import { volumeByOver } from './volumeBy';

/**
 * What the charts of the desk say first.
 * @param parameters   the page's, as Next gives them
 * @param baselineDay  YYYY-MM-DD
 * @returns null when that cannot be answered: the charts then ask by themselves, and say so
 */
export async function deskCharts(parameters: Readonly<Record<string, string | string[] | undefined>>, baselineDay: string): Promise<DeskCharts | null> {
  const address = new URLSearchParams(Object.entries(parameters).flatMap(([name, value]) => (value === undefined ? [] : [[name, [value].flat()[0] ?? '']])));
  const charts = await answering(() => chartsAt(address, baselineDay));
  return charts.ok ? charts.value : null;
}

async function chartsAt(address: URLSearchParams, baselineDay: string): Promise<Result<DeskCharts, Problem>> {
  const view = readView(address);
  const until = instant(Math.floor((await newsNow()) / HOUR) * HOUR);
  const overview = await volumeByOver(Object.fromEntries(overviewAsked()));
  if (!overview.ok) return overview;
  const firstAt = overview.value.bars.find(({ updates }) => updates > 0)?.at ?? null;
  const range = rangeOf(view.span, { until, baselineAt: instant(Date.parse(baselineDay)), firstAt });
  const asked = { index: indexAsked(firstVariant(view.index), range, view.leaveOut), volume: volumeAsked(view.volume, range, readSelection(address)) };
  const [index, volume] = await Promise.all([indexOver(Object.fromEntries(asked.index)), volumeByOver(Object.fromEntries(asked.volume))]);
  if (!index.ok) return index;
  if (!volume.ok) return volume;
  const answers = { [`${INDEX_PATH}?${asked.index}`]: index.value, [`${VOLUME_BY_PATH}?${asked.volume}`]: volume.value };
  return ok({ address: address.toString(), view, range, firstAt, index: index.value, volume: volume.value, answers });
}
