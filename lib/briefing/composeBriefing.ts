import { indexFinding, isValued } from '@/lib/charts/indexFinding';
import type { Briefing, BriefingPart, BriefingSentence, BriefingSource } from '@/lib/domain/briefing';
import type { ClaimId, StatusTurn } from '@/lib/domain/claim';
import type { PressGroup } from '@/lib/domain/pressGroup';
import type { Story } from '@/lib/domain/story';
import type { BlindSpots } from '@/lib/feeds/blindSpots';
import type { Locale } from '@/lib/i18n/locales';
import { translatorOf } from '@/lib/i18n/translator';
import type { IndexPoint } from '@/lib/series/relationsIndex';
import { DAY, shift, type Instant } from '@/lib/time/instant';
import { dayIn, longDayIn } from '@/lib/time/wording';

/** What a briefing is made of, all of it as the desk shows it. */
export interface BriefingFacts {
  readonly from: Instant;
  /** exclusive */
  readonly to: Instant;
  /** the desk's own address, without a slash at its end */
  readonly desk: string;
  readonly index: readonly IndexPoint[];
  readonly baselineAt: Instant;
  readonly updates: number;
  /** in the span of the same length before */
  readonly updatesBefore: number;
  /** oldest first; each with the report that turned it, where that is still there */
  readonly turns: readonly { readonly claimId: ClaimId; readonly number: number; readonly text: string; readonly turn: StatusTurn; readonly report: BriefingSource | null }[];
  /** the largest first, each with the first report's own address */
  readonly stories: readonly { readonly story: Story; readonly link: string | null }[];
  /** groups with feeds that are turned on and no update in the span */
  readonly silent: readonly PressGroup[];
  readonly blind: BlindSpots;
  /** updates of the span whose reading could well be otherwise */
  readonly unsure: number;
}

/**
 * A briefing drawn from the desk's figures by rule: it says nothing that the desk does not show, and each sentence leads to it.
 * Publishers' headlines are quoted as they stand, in their own language.
 */
export function composeBriefing(facts: BriefingFacts, locale: Locale): Briefing {
  const t = translatorOf(locale, 'briefing');
  const status = translatorOf(locale, 'claimStatus');
  const group = translatorOf(locale, 'pressGroup');
  const direction = translatorOf(locale, 'direction');
  const { from, to, desk } = facts;
  const span = `from=${iso(from)}&to=${iso(to)}`;
  const onDesk = (query = ''): BriefingSource => ({ label: t('onDesk'), href: `${desk}/?${query === '' ? span : `${query}&${span}`}` });
  const listed = (names: readonly string[]) => new Intl.ListFormat(locale, { type: 'conjunction' }).format(names);

  const sections: Record<BriefingPart, BriefingSentence[]> = { moved: [], claims: [], stories: [], silent: [], unknown: [] };

  const finding = indexFinding(facts.index, facts.baselineAt);
  if (finding.kind !== 'nothing') {
    const { value, low, high, day } = finding.last;
    const figures = { value: Math.round(value), low: Math.round(low), high: Math.round(high), day: dayIn(day, 'UTC', locale) };
    const text =
      finding.kind === 'up' || finding.kind === 'down'
        ? t(finding.kind === 'up' ? 'indexUp' : 'indexDown', { ...figures, points: finding.points, since: dayIn(finding.turn.day, 'UTC', locale) })
        : t('indexSteady', figures);
    sections.moved.push({ text, sources: [onDesk()] });
  }
  sections.moved.push({ text: t('volume', { count: facts.updates, before: facts.updatesBefore }), sources: [onDesk()] });

  for (const { claimId, number, text, turns } of byClaim(facts.turns)) {
    const [first, last] = [turns[0]!, turns.at(-1)!];
    const words = { number, claim: text.replace(/\.$/, ''), from: status(first.turn.from), to: status(last.turn.to), day: dayIn(last.turn.at, 'UTC', locale), count: turns.length };
    sections.claims.push({
      text: turns.length === 1 ? t('turned', words) : first.turn.from === last.turn.to ? t('turnedBack', words) : t('turnedOften', words),
      sources: [{ label: t('claim', { number }), href: `${desk}/claims/${claimId}` }, ...(last.report ? [last.report] : [])],
    });
  }
  if (facts.turns.length === 0) sections.claims.push({ text: t('nothingTurned'), sources: [{ label: t('theClaims'), href: `${desk}/baseline` }] });

  for (const { story, link } of facts.stories) {
    sections.stories.push({
      text: t('story', { headline: story.headline.title, publishers: story.independentPublishers, outlet: story.firstReport.outlet, day: dayIn(story.firstReport.at, 'UTC', locale), direction: direction(story.direction) }),
      sources: [...(link === null ? [] : [{ label: story.firstReport.outlet, href: link }]), { label: t('theStory'), href: `${desk}/stories/${story.id}` }],
    });
  }
  if (facts.stories.length === 0) sections.stories.push({ text: t('noStories'), sources: [onDesk()] });

  sections.silent.push(
    facts.silent.length === 0
      ? { text: t('nobodySilent'), sources: [onDesk()] }
      : { text: t('silent', { groups: listed(facts.silent.map((one) => group(one))), count: facts.silent.length }), sources: [onDesk(`group=${facts.silent.join(',')}`)] },
  );

  const unheard = facts.blind.feeds.flatMap(({ names }) => names);
  if (unheard.length > 0) {
    const named = unheard.slice(0, NAMED_FEEDS);
    sections.unknown.push({ text: unheard.length === named.length ? t('feedsUnheard', { count: unheard.length, names: listed(named) }) : t('feedsUnheardMore', { count: unheard.length, names: named.join(', '), more: unheard.length - named.length }), sources: [{ label: t('theFeeds'), href: `${desk}/feeds` }] });
  }
  const gaps = facts.index.filter((point) => !isValued(point)).length;
  if (gaps > 0) sections.unknown.push({ text: t('daysWithoutEvidence', { count: gaps }), sources: [onDesk()] });
  if (facts.unsure > 0) sections.unknown.push({ text: t('unsure', { count: facts.unsure }), sources: [{ label: t('quality'), href: `${desk}/quality` }] });
  if (sections.unknown.length === 0) sections.unknown.push({ text: t('nothingUnknown'), sources: [{ label: t('theFeeds'), href: `${desk}/feeds` }] });

  return {
    locale,
    title: t('title'),
    // The last day that lies in it; the end itself is the next one's first moment.
    period: t('period', { from: longDayIn(from, 'UTC', locale), to: longDayIn(shift(to, -1), 'UTC', locale), days: Math.ceil((to - from) / DAY) }),
    from,
    to,
    notice: t('notice'),
    sections: (Object.keys(sections) as BriefingPart[]).map((part) => ({ part, title: t(`parts.${part}`), sentences: sections[part] })),
  };
}

/** Each claim once, with its turns, in the order of the article: what it came to says more than every step on the way. */
function byClaim(turns: BriefingFacts['turns']) {
  const claims = new Map<ClaimId, { claimId: ClaimId; number: number; text: string; turns: BriefingFacts['turns'][number][] }>();
  for (const one of turns) {
    const { claimId, number, text } = one;
    const claim = claims.get(claimId) ?? { claimId, number, text, turns: [] };
    claims.set(claimId, claim);
    claim.turns.push(one);
  }
  return [...claims.values()].sort((a, b) => a.number - b.number);
}

const NAMED_FEEDS = 6;

const iso = (at: Instant) => new Date(at).toISOString().replace('.000Z', 'Z');
