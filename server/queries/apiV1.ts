import type { Claim, ClaimState, Evidence } from '@/lib/domain/claim';
import type { FeedWithHealth } from '@/lib/domain/feed';
import { ok, type Result } from '@/lib/domain/result';
import type { Story } from '@/lib/domain/story';
import { ENDPOINTS, type EndpointName } from '@/lib/api/endpoints';
import { exportRow } from '@/lib/exports/exportRow';
import type { Locale } from '@/lib/i18n/locales';
import { translatorOf } from '@/lib/i18n/translator';
import type { Problem } from '@/lib/protocol/problem';
import type { Update } from '@/lib/domain/update';
import type { Instant } from '@/lib/time/instant';
import { claimAsOf, claimsAsOf } from './claims';
import { allFeeds } from './feeds';
import type { Parameters } from './parameters';
import { indexOver } from './relationsIndex';
import { storiesOver, storyWithUpdates } from './stories';
import { updatesPage, updateWithVersions } from './updates';
import { volumeByOver } from './volumeBy';

interface Asked {
  /** the `{id}` of the address; empty where it has none */
  readonly id: string;
  readonly parameters: Parameters;
  /** what stands with each update about whose words they are */
  readonly rights: string;
}

/**
 * What a program asks for below /api/v1, in the shapes of `lib/api/records.ts`.
 * @returns null where there is nothing at that path
 * Errors: those of the queries it stands on.
 */
export function readApi(path: readonly string[], parameters: Parameters, locale: Locale): Promise<Result<unknown, Problem>> | null {
  const [first = '', id = ''] = path;
  const shape = path.length === 1 ? `/${first}` : path.length === 2 ? `/${first}/{id}` : '';
  const endpoint = ENDPOINTS.find((one) => one.path === shape);
  if (!endpoint) return null;
  return READERS[endpoint.name]({ id, parameters, rights: translatorOf(locale, 'taking')('rights') });
}

const READERS: Readonly<Record<EndpointName, (asked: Asked) => Promise<Result<unknown, Problem>>>> = {
  async listUpdates({ parameters: { cursor, ...parameters }, rights }) {
    const page = await updatesPage(cursor === undefined ? parameters : { ...parameters, before: cursor });
    if (!page.ok) return page.error.field === 'before' ? { ok: false, error: { ...page.error, field: 'cursor', message: page.error.message.replace(/^before/, 'cursor') } } : page;
    const { updates, total, next } = page.value;
    return ok({ data: updates.map((update) => exportRow(update, rights)), total, next });
  },
  async getUpdate({ id, rights }) {
    const found = await updateWithVersions(id);
    return found.ok ? ok({ data: exportRow(found.value.update, rights) }) : found;
  },
  async listStories({ parameters }) {
    const found = await storiesOver(parameters);
    return found.ok ? ok({ data: found.value.stories.map(storyOf) }) : found;
  },
  async getStory({ id, rights }) {
    const found = await storyWithUpdates(id);
    return found.ok ? ok({ data: storyOf(found.value.story), updates: found.value.updates.map(({ update }) => exportRow(update, rights)) }) : found;
  },
  async listClaims({ parameters }) {
    const found = await claimsAsOf(parameters);
    return found.ok ? ok({ data: found.value.claims.map(({ claim, state }) => claimOf(claim, state)) }) : found;
  },
  async getClaim({ id, parameters, rights }) {
    const found = await claimAsOf(id, parameters);
    if (!found.ok) return found;
    const { claim, state, evidence, turns } = found.value;
    return ok({
      data: claimOf(claim, state),
      evidence: evidence.map((one) => evidenceOf(one.evidence, one.update, rights)),
      turns: turns.map(({ at, from, to }) => ({ at: iso(at), from, to })),
    });
  },
  async getIndex({ parameters }) {
    const found = await indexOver(parameters);
    if (!found.ok) return found;
    return ok({ data: found.value.points.map(({ day, value, low, high, stories, updates }) => ({ day: iso(day).slice(0, 10), value, low, high, stories, updates })) });
  },
  async getVolume({ parameters }) {
    const found = await volumeByOver({ dimension: 'tag', ...parameters });
    if (!found.ok) return found;
    const { keys, bars, updates } = found.value;
    return ok({ data: bars.map((bar) => ({ at: iso(bar.at), updates: bar.updates, counts: Object.fromEntries(keys.map((key, i) => [key, bar.counts[i] ?? 0])) })), updates });
  },
  async listFeeds() {
    const found = await allFeeds();
    return found.ok ? ok({ data: found.value.map(feedOf) }) : found;
  },
};

const iso = (at: Instant): string => new Date(at).toISOString();
const maybeIso = (at: Instant | null): string | null => (at === null ? null : iso(at));

const storyOf = (story: Story) => ({
  id: story.id,
  headline: story.headline.title,
  headline_language: story.headline.language,
  other_headlines: story.otherHeadlines.map(({ title, language }) => ({ headline: title, language })),
  first: iso(story.firstAt),
  newest: iso(story.lastAt),
  updates: story.updates,
  independent_publishers: story.independentPublishers,
  carriers: story.carriers,
  first_report: { outlet: story.firstReport.outlet, press_group: story.firstReport.pressGroup, at: iso(story.firstReport.at) },
  press_groups: story.pressGroups,
  languages: story.languages,
  tags: story.tags,
  direction: story.direction,
  pace: story.pace,
});

const claimOf = (claim: Claim, state: ClaimState) => ({
  id: claim.id,
  number: claim.number,
  text: claim.text,
  tags: claim.tags,
  status: state.status,
  since: maybeIso(state.since),
  ...state.counts,
  newest_evidence: maybeIso(state.newestAt),
});

const evidenceOf = ({ stance, at, step, judge, reason, words }: Evidence, update: Update, rights: string) => ({
  stance,
  at: iso(at),
  step,
  judged_by: judge.kind === 'rule' ? 'rule' : judge.name,
  reason,
  words,
  update: exportRow(update, rights),
});

const feedOf = ({ health, pressGroup, id, name, outlet, url, homepage, language, country, enabled }: FeedWithHealth) => ({
  id,
  name,
  outlet,
  url,
  homepage,
  language,
  country,
  press_group: pressGroup,
  enabled,
  state: health.state,
  last_good: maybeIso(health.lastGoodAt),
  last_new_item: maybeIso(health.lastNewItemAt),
});
