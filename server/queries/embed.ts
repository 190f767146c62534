import { indexFinding } from '@/lib/charts/indexFinding';
import { err, ok, type Result } from '@/lib/domain/result';
import { drawIndex, drawVolume } from '@/lib/embed/drawCharts';
import { EMBED_CHARTS, EMBED_THEMES, embedPage, type EmbedChart } from '@/lib/embed/embedPage';
import type { Locale } from '@/lib/i18n/locales';
import { translatorOf } from '@/lib/i18n/translator';
import { INDEX_VARIANTS } from '@/lib/protocol/news';
import type { Problem } from '@/lib/protocol/problem';
import { signed } from '@/lib/series/signed';
import { DAY, instant, shift, type Instant } from '@/lib/time/instant';
import { dayIn } from '@/lib/time/wording';
import { answering } from './answering';
import { deskBaseline } from './baselines';
import { newsNow } from './newsNow';
import { oneOf, wholeNumber, type Parameters } from './parameters';
import { indexOver } from './relationsIndex';
import { readSelected } from './selectionParameters';
import { selectionText } from './selectionText';
import { volumeByOver } from './volumeBy';

const MORE = { theme: oneOf(EMBED_THEMES).default('system'), days: wholeNumber(7, 366).default(30), variant: oneOf(INDEX_VARIANTS).default('all') };

/**
 * A chart as a page for a frame in somebody's article.
 * @param parameters  `days` (7–366, else 30), `theme`, `variant` of the index; a selection narrows the volume
 * @param desk        the desk's own address, without a slash at its end
 * Errors: `not-found`, `invalid` naming the parameter, `store-unavailable`.
 */
export function embedOf(chart: string, parameters: Parameters, locale: Locale, desk: string): Promise<Result<string, Problem>> {
  return answering(async () => {
    if (!isChart(chart)) return err({ code: 'not-found', field: 'chart', message: `chart: must be of ${EMBED_CHARTS.join(', ')}` });
    const read = readSelected(MORE, parameters);
    if (!read.ok) return read;
    const { days, theme, variant } = read.value.more;
    const to = instant(Math.ceil(((await newsNow()) + 1) / DAY) * DAY);
    const span = { from: shift(to, -days * DAY), to };
    const drawn = chart === 'index' ? await indexPage(variant, span, locale) : await volumePage(parameters, span, locale);
    if (!drawn.ok) return drawn;
    const selection = chart === 'volume' ? selectionText(parameters) : '';
    return ok(
      embedPage({
        ...drawn.value,
        locale,
        theme,
        source: translatorOf(locale, 'embed')('source', { day: dayIn(shift(to, -1), 'UTC', locale) }),
        href: `${desk}/${selection && `?${selection}`}`,
      }),
    );
  });
}

type Drawn = Result<{ title: string; sentence: string; drawing: string }, Problem>;
interface Span {
  readonly from: Instant;
  readonly to: Instant;
}

async function indexPage(variant: string, { from, to }: Span, locale: Locale): Promise<Drawn> {
  const t = translatorOf(locale, 'embed');
  const [index, baseline] = await Promise.all([indexOver({ variant, from: dayText(from), to: dayText(to) }), deskBaseline(locale)]);
  if (!index.ok) return index;
  if (!baseline.ok) return baseline;
  const baselineAt = instant(Date.parse(baseline.value.baseline.publishedOn));
  const finding = indexFinding(index.value.points, baselineAt);
  const sentence = finding.kind === 'nothing' ? t('indexNothing') : t('indexNow', { value: signed(finding.last.value), day: dayIn(finding.last.day, 'UTC', locale), low: signed(finding.last.low), high: signed(finding.last.high) });
  return ok({ title: t('indexTitle'), sentence, drawing: drawIndex(index.value.points, { from, to, locale, name: sentence, baselineAt, baselineWord: t('baseline') }) });
}

async function volumePage(parameters: Parameters, { from, to }: Span, locale: Locale): Promise<Drawn> {
  const t = translatorOf(locale, 'embed');
  const direction = translatorOf(locale, 'direction');
  const { theme: _theme, days: _days, variant: _variant, ...selection } = parameters;
  const volume = await volumeByOver({ ...selection, dimension: 'direction', barHours: '24', from: new Date(from).toISOString(), to: new Date(to).toISOString() });
  if (!volume.ok) return volume;
  const sentence = t('volumeNow', { count: volume.value.updates, days: Math.round((to - from) / DAY) });
  const words = { thaw: direction('thaw'), freeze: direction('freeze'), neutral: direction('neutral') };
  return ok({ title: t('volumeTitle'), sentence, drawing: drawVolume(volume.value, { from, to, locale, name: sentence, words }) });
}

const isChart = (name: string): name is EmbedChart => (EMBED_CHARTS as readonly string[]).includes(name);
const dayText = (at: Instant) => new Date(at).toISOString().slice(0, 10);
