import { listStatements } from '@/lib/baseline/parseBaseline';
import { shippedBaseline } from '@/lib/baseline/shippedBaseline';
import type { ImportedBaseline } from '@/lib/domain/deskBaseline';
import { storyId } from '@/lib/domain/ids';
import { ok, type Result } from '@/lib/domain/result';
import type { Tag } from '@/lib/domain/tag';
import type { PressAnswer, StressAnswer } from '@/lib/protocol/news';
import type { Problem } from '@/lib/protocol/problem';
import { comparePressGroups } from '@/lib/series/pressGroups';
import { compareStress } from '@/lib/series/stress';
import type { NewsRules } from '@/lib/claims/newsRules';
import { createReader } from '@/lib/tagging/reader';
import { shippedWeights } from '@/lib/tagging/shippedWeights';
import { DAY, HOUR, instant, shift } from '@/lib/time/instant';
import { requireServices } from '../services';
import { rulesInForce } from './rulesInForce';
import type { UpdateFilter } from '../store/store';
import { answering } from './answering';
import { newsNow } from './newsNow';
import { checkSpan, invalid, type Parameters } from './parameters';
import { remembered } from './remembered';
import { readSelected } from './selectionParameters';

const DEFAULT_DAYS = 30;
/** These compare the updates themselves, and not rollups. */
const MOST_DAYS = 4_000;
/** A span has thousands of stories; those told are the ones that most publishers ran for. */
const RACES_TOLD = 60;
const SILENCES_TOLD = 20;

/** What the baseline dwells on beside what the news does. Errors: `invalid`, `store-unavailable`. */
export function stressOver(parameters: Parameters): Promise<Result<StressAnswer, Problem>> {
  return answering(async () => {
    const filter = await readSpanned(parameters);
    if (!filter.ok) return filter;
    const { store } = requireServices();
    const current = await store.baselines.current();
    return ok(await remembered(['stress', current?.n ?? 0, filter.value], async () => compareStress(tagsOfStatements(current), await store.news.rows(filter.value))));
  });
}

/** Press groups side by side. Errors: `invalid`, `store-unavailable`. */
export function pressOver(parameters: Parameters): Promise<Result<PressAnswer, Problem>> {
  return answering(async () => {
    const filter = await readSpanned(parameters);
    if (!filter.ok) return filter;
    return ok(
      await remembered(['press', filter.value], async () => {
        const { news } = requireServices().store;
        const { groups, silent, stories } = comparePressGroups(await news.rows(filter.value));
        const told = stories.slice(0, RACES_TOLD);
        const shown = groups.map((group) => ({ ...group, silentOn: group.silentOn.slice(0, SILENCES_TOLD) }));
        const ids = new Set([...told.map((race) => race.storyId), ...shown.flatMap(({ silentOn }) => silentOn)]);
        return { groups: shown, silent, stories: told, named: await news.storiesOf([...ids].map(storyId)) };
      }),
    );
  });
}

/** A selection with both bounds: the last days up to the present hour where none are named. */
async function readSpanned(parameters: Parameters): Promise<Result<UpdateFilter, Problem>> {
  const read = readSelected({}, parameters);
  if (!read.ok) return read;
  const { filter } = read.value;
  const to = filter.to ?? instant((Math.floor((await newsNow()) / HOUR) + 1) * HOUR);
  const from = filter.from ?? shift(to, -DEFAULT_DAYS * DAY);
  if (to - from > MOST_DAYS * DAY) return invalid('from', `at most ${MOST_DAYS} days`);
  return checkSpan({ ...filter, from, to });
}

let statements: { readonly rules: NewsRules; readonly n: number; readonly tags: readonly (readonly Tag[])[] } | null = null;

/** The tags of each statement of the article on the desk, by the rules that read the news; read once for each version of them and each article. */
function tagsOfStatements(current: ImportedBaseline | undefined): readonly (readonly Tag[])[] {
  const rules = rulesInForce();
  const n = current?.n ?? 0;
  if (statements?.rules !== rules || statements.n !== n) {
    const reader = createReader({ ...rules, weights: shippedWeights });
    const baseline = current?.baseline ?? shippedBaseline('en');
    const tags = listStatements(baseline).map(({ text }) => reader.readStatement({ title: text, summary: '', language: baseline.language }).tags.map(({ tag }) => tag));
    statements = { rules, n, tags };
  }
  return statements.tags;
}
