import type { StoryId } from '@/lib/domain/ids';
import type { Instant } from '@/lib/time/instant';
import type { PreparedItem } from './prepare';
import type { Publishers } from './publishers';

/** One text and everyone who carried it. */
export interface Origin {
  /** carriers, oldest first */
  readonly itemIds: readonly string[];
  /** the publisher family it is counted for: the news agency among its carriers, else the first to carry it */
  readonly family: string;
}

/** Updates about one event. */
export interface GroupedStory {
  readonly id: StoryId;
  /** oldest first */
  readonly itemIds: readonly string[];
  /** its best headline */
  readonly headlineId: string;
  /** the best headline of each language it was told in */
  readonly headlines: Readonly<Record<string, string>>;
  readonly firstAt: Instant;
  readonly lastAt: Instant;
  readonly origins: readonly Origin[];
  /** publisher families that brought a text of their own */
  readonly independentPublishers: number;
  /** publisher families that carried it at all */
  readonly carriers: number;
}

/** An item of a story as others count it. */
export interface StoryMember {
  readonly itemId: string;
  readonly at: Instant;
  /** its own outlet's publisher family */
  readonly family: string;
  /** the publisher family that its text is counted for: see Origin */
  readonly voice: string;
  /** first item of the copies it belongs to; its own id where it is the first or the only one */
  readonly origin: string;
}

/** A member as a story counts it; all that is kept of those that have left the window. */
export interface Member {
  readonly id: string;
  readonly at: Instant;
  readonly language: string;
  readonly family: string;
  readonly headlineQuality: number;
  /** first item of the copies it belongs to */
  readonly origin: string;
  /** mean agreement with the other members */
  readonly centrality: number;
}

export const compareMembers = (a: { at: number; id: string }, b: { at: number; id: string }): number => a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** How much standing in the middle of its story counts beside a headline's own form. */
const CENTRALITY_SHARE = 0.25;

/**
 * A story as it is shown.
 * Best headline: the one with the best form (`headlineQuality`) that also agrees most with the rest of the story; the older one where two are level.
 * @param members  at least one, oldest first
 */
export function buildStory(id: StoryId, members: readonly Member[], publishers: Publishers): GroupedStory {
  const first = members[0];
  const last = members[members.length - 1];
  if (!first || !last) throw new Error(`story ${id} holds no item`);
  const texts = new Map<string, Member[]>();
  for (const member of members) texts.set(member.origin, [...(texts.get(member.origin) ?? []), member]);
  const origins = [...texts.values()].map((copies) => ({
    itemIds: copies.map((copy) => copy.id),
    family: (copies.find(({ family }) => publishers.isWire(family)) ?? (copies[0] as Member)).family,
  }));
  const headlines: Record<string, string> = {};
  for (const language of new Set(members.map((member) => member.language))) {
    headlines[language] = bestHeadline(members.filter((member) => member.language === language)).id;
  }
  return {
    id,
    itemIds: members.map((member) => member.id),
    headlineId: bestHeadline(members).id,
    headlines,
    firstAt: first.at,
    lastAt: last.at,
    origins,
    independentPublishers: new Set(origins.map(({ family }) => family)).size,
    carriers: new Set(members.map(({ family }) => family)).size,
  };
}

/** @param members  those that the story was built from */
export function listMembers(members: readonly Member[], { origins }: GroupedStory): StoryMember[] {
  const voiceOf = new Map(origins.flatMap(({ itemIds, family }) => itemIds.map((id) => [id, family])));
  return members.map(({ id, at, family, origin }) => ({ itemId: id, at, family, voice: voiceOf.get(id) ?? family, origin }));
}

function bestHeadline(members: readonly Member[]): Member {
  const worth = (member: Member): number => member.headlineQuality + CENTRALITY_SHARE * member.centrality;
  let best = members[0] as Member;
  for (const member of members) if (worth(member) > worth(best) + 1e-9) best = member;
  return best;
}

/**
 * The form of a headline, about −2…1: plain news in six to sixteen words is best; questions, quotations, slogans in capitals, page labels
 * and what a summary would need to explain are worse. A wire's wording is preferred a little: it is the plainest.
 */
export function headlineQuality(title: string, item: Pick<PreparedItem, 'shape' | 'titleLength'>, isWire: boolean): number {
  let quality = 0;
  if (item.shape === 'analysis') quality -= 1;
  if (item.shape === 'live' || item.shape === 'roundup') quality -= 1.5;
  if (item.titleLength < 6) quality -= 0.5;
  if (item.titleLength > 16) quality -= 0.05 * (item.titleLength - 16);
  if (/^[\p{P}\p{S}\s]*["'“‘«]/u.test(title) || /[!?¡¿]/.test(title)) quality -= 0.5;
  if (/^#|\||\.\.\.|…/.test(title)) quality -= 0.4;
  if (/^(?:flash|urgent|breaking|exclusive|roundup|update|watch|video|photos?|urgente|[uú]ltima hora|fotos?|exclusiva)\b/iu.test(title)) quality -= 0.4;
  if (title === title.toUpperCase()) quality -= 0.4;
  return quality + (isWire ? 0.2 : 0);
}
