import type { ChronologyEvent } from '@/lib/domain/chronology';
import type { FeedId } from '@/lib/domain/ids';
import type { PressGroup } from '@/lib/domain/pressGroup';
import { DAY, HOUR, type Instant, instant, MINUTE, SECOND, shift } from '@/lib/time/instant';
import { languageOf, wordAside, wordEvent, type Wording } from './demoWording';
import type { LocalItem, LocalOutlet } from './localFeed';
import { type SeededRandom, seededRandom } from './seededRandom';

/** One thing an outlet does. `edit` rewords an item it has published. */
export type DemoStep =
  | { readonly kind: 'publish'; readonly outletId: FeedId; readonly item: Omit<LocalItem, 'published'> }
  | { readonly kind: 'edit'; readonly outletId: FeedId; readonly guid: string; readonly title: string };

export interface DemoTimeline {
  /** What is in the feeds from the first second, oldest first, each with its date. */
  readonly backlog: readonly { readonly outletId: FeedId; readonly item: LocalItem }[];
  /** What comes after, without end; `gapMs` is the pause before it at speed 1. */
  live(): Generator<{ readonly gapMs: number; readonly step: DemoStep }, never>;
}

/** Up to here the chronology is history with its true dates; from here on it is played. */
const PLAYED_FROM = '2026-01-09';
/** Events of the played part that stand in the feeds at the start, squeezed into the weeks before now: a month is what charts open with. */
const SQUEEZED_EVENTS = 24;
const SQUEEZED_SPAN = 29 * DAY;
/** The rest of the world's news: the last two days of it are enough to be refused. */
const ASIDES_SPAN = 2 * DAY;
/** Above one, events stand the closer to each other the nearer they are to now: a quarter of them fall into the last two days. */
const CROWDING = 2;
/** Those who print what the wires send. */
const CARRIERS: ReadonlySet<PressGroup> = new Set(['us-media', 'venezuelan-independent', 'venezuelan-state', 'regional-media', 'international-media', 'energy-trade']);

/**
 * The demo's timeline, made by rule from the chronology: each event is reported by several sample outlets, in both
 * languages, with follow-ups, carried wire texts, reworded headlines, and news that has no bearing on the story.
 * Events before the baseline day keep their dates; those after it are squeezed up to `now` and then played on, event by
 * event, round after round. Same arguments, same timeline. See docs/decisions/023-how-the-demo-tells-time.md.
 * @param now  epoch milliseconds, UTC: where the backlog ends
 */
export function createDemoTimeline({
  chronology,
  outlets,
  seed,
  now,
}: {
  readonly chronology: readonly ChronologyEvent[];
  readonly outlets: readonly LocalOutlet[];
  readonly seed: number;
  readonly now: Instant;
}): DemoTimeline {
  const history = chronology.filter((event) => event.date < PLAYED_FROM);
  const played = chronology.filter((event) => event.date >= PLAYED_FROM);
  const squeezed = played.slice(0, SQUEEZED_EVENTS);
  const random = seededRandom(seed);

  const squeezedFrom = shift(now, -SQUEEZED_SPAN);
  const dated = (date: Instant, event: ChronologyEvent, reach: number) => {
    const span = Math.min(reach, now - SECOND - date);
    return reportEvent(event, outlets, 0, random).map(({ outletId, item }, place, all) => ({
      outletId,
      at: shift(date, (span * (place + random.next())) / all.length),
      item,
    }));
  };
  // A machine whose clock stands before the events would flag them as future: the whole history is then moved back.
  const newest = Math.max(...history.map((event) => Date.parse(event.date)));
  const tooLate = Math.max(0, Math.ceil((newest + 4 * DAY - squeezedFrom) / DAY)) * DAY;
  const backlog = [
    ...history.flatMap((event) => dated(instant(Date.parse(event.date) + 14 * HOUR - tooLate), event, 2 * DAY)),
    ...squeezed.flatMap((event, place) =>
      dated(shift(now, -SQUEEZED_SPAN * (1 - (place + random.next()) / squeezed.length) ** CROWDING), event, 4 * HOUR),
    ),
    ...asides(outlets, 90, random).map(({ outletId, item }) => ({ outletId, at: shift(now, -random.between(MINUTE, ASIDES_SPAN)), item })),
  ]
    .sort((a, b) => a.at - b.at)
    .map(({ outletId, at, item }) => ({ outletId, item: { ...item, published: new Date(at).toISOString() } }));

  return {
    backlog,
    *live() {
      const chance = seededRandom(seed + 1);
      for (let round = 1; ; round += 1) {
        for (const event of round === 1 ? played.slice(SQUEEZED_EVENTS) : played) {
          yield* playEvent(event, outlets, round, chance);
        }
      }
    },
  };
}

function* playEvent(event: ChronologyEvent, outlets: readonly LocalOutlet[], round: number, random: SeededRandom) {
  const gap = () => random.between(800, 4_200);
  for (const { outletId, item } of reportEvent(event, outlets, round, random)) {
    yield { gapMs: gap(), step: { kind: 'publish', outletId, item } as const };
    if (random.next() < 0.2) {
      const [aside] = asides(outlets, 1, random, `${round}-${event.id}-${item.guid}`);
      if (aside) yield { gapMs: gap(), step: { kind: 'publish', ...aside } as const };
    }
    if (random.next() < 0.06) {
      const prefix = languageOf(requireOutlet(outlets, outletId)) === 'es' ? 'Actualización: ' : 'Update: ';
      yield { gapMs: gap(), step: { kind: 'edit', outletId, guid: item.guid, title: `${prefix}${item.title}` } as const };
    }
  }
}

interface Report {
  readonly outletId: FeedId;
  readonly item: Omit<LocalItem, 'published'>;
}

/** Who writes about an event, in order: the wires first, others after, then follow-ups. More of them the more it matters. */
function reportEvent(event: ChronologyEvent, outlets: readonly LocalOutlet[], round: number, random: SeededRandom): Report[] {
  const reports: Report[] = [];
  const add = (outlet: LocalOutlet, wording: Wording, author: string | null) =>
    reports.push({ outletId: outlet.id, item: { guid: `${event.id}/${round}/${reports.length}`, ...wording, link: null, author } });

  const isEnergy = event.tags.some((tag) => tag === 'oil-economy' || tag === 'sanctions');
  const interested = shuffle(
    outlets.filter((outlet) => outlet.pressGroup !== 'energy-trade' || isEnergy),
    random,
  );
  const wires = interested.filter((outlet) => outlet.pressGroup === 'wire');
  const others = interested.filter((outlet) => outlet.pressGroup !== 'wire').slice(0, 2 + 3 * event.importance);

  const wireTexts = wires.map((wire) => ({ wire, wording: wordEvent(event, wire, 'report', random) }));
  for (const { wire, wording } of wireTexts) add(wire, wording, null);
  for (const outlet of others) {
    // One wire text in several outlets is one origin and several carriers.
    const carried = CARRIERS.has(outlet.pressGroup) ? wireTexts.find(({ wire }) => wire.language === outlet.language) : undefined;
    if (carried && random.next() < 0.3) add(outlet, carried.wording, carried.wire.name);
    else add(outlet, wordEvent(event, outlet, 'report', random), null);
  }
  for (const outlet of others.slice(0, event.importance)) add(outlet, wordEvent(event, outlet, 'follow-up', random), null);
  return reports;
}

function asides(outlets: readonly LocalOutlet[], count: number, random: SeededRandom, name = 'backlog'): Report[] {
  const general = outlets.filter((outlet) => outlet.scope === 'general');
  return Array.from({ length: count }, (_, place) => {
    const outlet = random.pick(general);
    return { outletId: outlet.id, item: { guid: `aside/${name}/${place}`, ...wordAside(outlet, random), link: null, author: null } };
  });
}

function shuffle<T>(list: readonly T[], random: SeededRandom): T[] {
  return list.map((value) => ({ value, key: random.next() })).sort((a, b) => a.key - b.key).map(({ value }) => value);
}

function requireOutlet(outlets: readonly LocalOutlet[], id: FeedId): LocalOutlet {
  const outlet = outlets.find((candidate) => candidate.id === id);
  if (!outlet) throw new Error(`no such outlet: ${id}`);
  return outlet;
}
