import { PAGE, type AlertPace, type AlertSettings, type HoldReason, type StoryFacts } from '@/lib/domain/alert';
import { lastTimeOfDay, minutesIn, nextFullHour, nextTimeOfDay } from '@/lib/time/localTime';
import { MINUTE, shift, type Instant } from '@/lib/time/instant';

/** A channel hears of a story once in this span… */
export const STORY_QUIET_MS = 30 * MINUTE;
/** …unless the story turns, or so many more independent publishers have joined. */
export const PUBLISHERS_WORTH_A_WORD = 3;

/** One way that an alert could take, and how soon its owner wants it. */
export interface WantedWay {
  /** a channel's id, or PAGE */
  readonly channel: string;
  readonly pace: AlertPace;
}

/** An alert of the same story that this person has had. */
export interface ToldBefore {
  readonly at: Instant;
  readonly facts: StoryFacts;
  readonly channels: readonly string[];
  /** it still waits for a digest */
  readonly isHeld: boolean;
}

/**
 * The ways on which a story is worth another word now; none: it is counted with the alert before.
 * @param before  the person's alerts of this story, in any order
 */
export function waysWorthAWord(ways: readonly WantedWay[], facts: StoryFacts | null, before: readonly ToldBefore[], now: Instant): WantedWay[] {
  if (!facts) return [...ways];
  return ways.filter(({ channel }) =>
    before.every((told) => {
      if (!told.channels.includes(channel)) return true;
      if (!told.isHeld && now - told.at >= STORY_QUIET_MS) return true;
      return told.facts.turn !== facts.turn || facts.independentPublishers >= told.facts.independentPublishers + PUBLISHERS_WORTH_A_WORD;
    }),
  );
}

/** When one way is taken, and why not now. */
export interface Departure {
  readonly channel: string;
  readonly at: Instant;
  /** null: at once */
  readonly held: HoldReason | null;
}

/**
 * When each way of an alert is taken: the pace its owner chose, then the cap of the day, then the quiet hours.
 * @param toldToday  alerts told at once since the person's midnight
 */
export function departures(ways: readonly WantedWay[], settings: AlertSettings, toldToday: number, now: Instant): Departure[] {
  return ways.map(({ channel, pace }) => ({ channel, ...departure(pace, settings, toldToday, now) }));
}

function departure(pace: AlertPace, settings: AlertSettings, toldToday: number, now: Instant): { at: Instant; held: HoldReason | null } {
  const { zone, digestAt } = settings;
  switch (pace) {
    case 'hourly':
      return { at: outsideQuietHours(nextFullHour(now, zone), settings), held: 'hourly' };
    case 'daily':
      return { at: outsideQuietHours(nextTimeOfDay(now, zone, digestAt), settings), held: 'daily' };
    case 'at-once': {
      if (toldToday >= settings.capADay) return { at: afterTheCap(settings, now), held: 'cap' };
      const at = outsideQuietHours(now, settings);
      return { at, held: at === now ? null : 'quiet' };
    }
  }
}

/** The next morning's digest: where what passes the cap waits. */
export function afterTheCap(settings: AlertSettings, now: Instant): Instant {
  const midnight = nextTimeOfDay(now, settings.zone, 0);
  return outsideQuietHours(nextTimeOfDay(shift(midnight, -1), settings.zone, settings.digestAt), settings);
}

/** Where a person's day began. */
export const dayBegan = (now: Instant, zone: string): Instant => lastTimeOfDay(now, zone, 0);

/** The moment itself, or the end of the quiet hours it falls into. */
export function outsideQuietHours(at: Instant, { quiet, zone }: Pick<AlertSettings, 'quiet' | 'zone'>): Instant {
  return quiet && isQuiet(minutesIn(at, zone), quiet) ? nextTimeOfDay(at, zone, quiet.to) : at;
}

/** From `from` up to `to`, over midnight where that comes first; the same twice is no time at all. */
const isQuiet = (minutes: number, { from, to }: { from: number; to: number }): boolean =>
  from <= to ? minutes >= from && minutes < to : minutes >= from || minutes < to;

/** Each channel once, as soon as any source wants it. */
export function soonestWays(ways: readonly WantedWay[]): WantedWay[] {
  const soonest = new Map<string, AlertPace>();
  for (const { channel, pace } of ways) {
    const known = soonest.get(channel);
    if (known === undefined || SOONER[pace] < SOONER[known]) soonest.set(channel, pace);
  }
  return [...soonest].map(([channel, pace]) => ({ channel, pace }));
}

const SOONER: Readonly<Record<AlertPace, number>> = { 'at-once': 0, hourly: 1, daily: 2 };

/** The ways of one source, the page among them. */
export const waysOf = ({ inPage, channels, pace }: { inPage: boolean; channels: readonly string[]; pace: AlertPace }): WantedWay[] =>
  [...(inPage ? [PAGE] : []), ...channels].map((channel) => ({ channel, pace }));
