import { DAY, shift, type Instant } from '@/lib/time/instant';
import { halfWidth, type StoryShare } from './band';
import type { IndexPart, IndexPoint } from './relationsIndex';

/** A day counts half as much as the day three days after it. */
export const HALF_LIFE_DAYS = 3;
/** Days so far back weigh less than a thousandth of today and are left out. */
export const REACH_DAYS = 30;

/** What a day weighs in the point of a later day. */
export const fading = (day: Instant, seenFrom: Instant): number => 2 ** (-(seenFrom - day) / (DAY * HALF_LIFE_DAYS));

/** The points of these days, both included. A point counts the parts of REACH_DAYS; each day is added up once, not for every point that it weighs in. */
export function pointsOf(byDay: ReadonlyMap<Instant, readonly IndexPart[]>, first: Instant, last: Instant): IndexPoint[] {
  const numbers = new Map<string, number>();
  const sums = new Map([...byDay].map(([day, parts]) => [day, addUpDay(day, parts, numbers)]));
  const scratch = { shares: new Float64Array(numbers.size), amounts: new Float64Array(numbers.size) };
  const points: IndexPoint[] = [];
  for (let day = first; day <= last; day = shift(day, DAY)) {
    // Oldest first, so that sums always run in the same order.
    const near = Array.from({ length: REACH_DAYS }, (_, at) => sums.get(shift(day, (at + 1 - REACH_DAYS) * DAY))).filter((one) => one !== undefined);
    points.push(pointOf(day, near, scratch));
  }
  return points;
}

interface DaySum {
  readonly day: Instant;
  readonly weight: IndexPoint['weight'];
  /** −1…+1 */
  readonly balance: number;
  readonly updates: number;
  /** each story once: its number, its share in the day, what it adds to the day's balance */
  readonly stories: readonly { readonly number: number; readonly share: number; readonly amount: number }[];
}

/** @param numbers  of the stories, from 0; new ones are added */
function addUpDay(day: Instant, parts: readonly IndexPart[], numbers: Map<string, number>): DaySum {
  const weight = { thaw: 0, freeze: 0, neutral: 0 };
  const stories = new Map<string, { number: number; share: number; amount: number }>();
  let [all, updates] = [0, 0];
  for (const part of parts) {
    all += part.weight;
    updates += part.updates;
    weight.thaw += part.weight * part.thaw;
    weight.freeze += part.weight * part.freeze;
    weight.neutral += part.weight * Math.max(0, 1 - part.thaw - part.freeze);
    const story = stories.get(part.storyId) ?? { number: numbers.get(part.storyId) ?? numbers.size, share: 0, amount: 0 };
    numbers.set(part.storyId, story.number);
    stories.set(part.storyId, story);
    story.share += part.weight;
    story.amount += part.weight * (part.thaw - part.freeze);
  }
  return {
    day,
    weight,
    balance: (weight.thaw - weight.freeze) / all,
    updates,
    stories: [...stories.values()].map(({ number, share, amount }) => ({ number, share: share / all, amount: amount / all })),
  };
}

/**
 * @param near     days with evidence, the day itself last where it has any
 * @param scratch  a place for each story, all zero, and left so
 */
function pointOf(day: Instant, near: readonly DaySum[], scratch: { shares: Float64Array; amounts: Float64Array }): IndexPoint {
  const own = near.at(-1);
  if (own?.day !== day) return { day, value: null, low: null, high: null, balance: null, weight: { thaw: 0, freeze: 0, neutral: 0 }, stories: 0, updates: 0 };
  const all = near.reduce((sum, one) => sum + fading(one.day, day), 0);
  const value = near.reduce((sum, one) => sum + (100 * fading(one.day, day) * one.balance) / all, 0);
  const band = halfWidth(storySharesOf(day, near, all, scratch));
  const { weight, balance, updates, stories } = own;
  return { day, value, low: Math.max(-100, value - band), high: Math.min(100, value + band), balance, weight, stories: stories.length, updates };
}

/** The stories of a point, each once. A year of them is added up over and over: numbered places cost a tenth of what a map by name does. */
function storySharesOf(day: Instant, near: readonly DaySum[], all: number, { shares, amounts }: { shares: Float64Array; amounts: Float64Array }): StoryShare[] {
  const met: number[] = [];
  for (const one of near) {
    const part = fading(one.day, day) / all;
    for (const { number, share, amount } of one.stories) {
      if (shares[number] === 0) met.push(number);
      shares[number] = (shares[number] ?? 0) + part * share;
      amounts[number] = (amounts[number] ?? 0) + part * amount;
    }
  }
  return met.map((number) => {
    const story = { share: shares[number] ?? 0, amount: amounts[number] ?? 0 };
    shares[number] = 0;
    amounts[number] = 0;
    return story;
  });
}
