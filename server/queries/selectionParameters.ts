import { z } from 'zod';
import { claimId, STANCES } from '@/lib/domain/claim';
import { feedId, storyId } from '@/lib/domain/ids';
import { PRESS_GROUPS } from '@/lib/domain/pressGroup';
import type { Result } from '@/lib/domain/result';
import { DIRECTIONS, TAGS } from '@/lib/domain/tag';
import type { Problem } from '@/lib/protocol/problem';
import type { UpdateFilter } from '../store/store';
import { checkSpan, list, moment, oneOf, readParameters, type Parameters } from './parameters';

/** A selection as `lib/selection` writes it into an address, read strictly: a program that misspells a filter is told so. */
const SELECTION = {
  q: z.string().max(500, 'at most 500 characters').optional(),
  tag: list(oneOf(TAGS)),
  direction: list(oneOf(DIRECTIONS)),
  group: list(oneOf(PRESS_GROUPS)),
  outlet: list(z.string().max(200, 'at most 200 characters')),
  lang: list(z.string().regex(/^[a-z]{2,3}$/, 'must be a language code such as en')),
  feed: list(z.string().regex(/^[a-z0-9-]{1,80}$/, 'must be a feed id').transform(feedId)),
  claim: list(z.string().regex(/^[a-z0-9-]{1,80}$/, 'must be a claim id').transform(claimId)),
  stance: list(oneOf(STANCES)),
  story: list(z.string().regex(/^[\w-]{1,80}$/, 'must be a story id').transform(storyId)),
  from: moment,
  to: moment,
};

export interface AskedOf<More> {
  readonly filter: UpdateFilter;
  readonly more: More;
}

/**
 * A selection, and whatever else a route takes.
 * Errors: `invalid`, naming the parameter.
 */
export function readSelected<More extends z.ZodRawShape>(more: More, parameters: Parameters): Result<AskedOf<z.output<z.ZodObject<More>>>, Problem> {
  const selected = Object.fromEntries(Object.entries(parameters).filter(([name]) => name in SELECTION));
  const others = Object.fromEntries(Object.entries(parameters).filter(([name]) => !(name in SELECTION)));
  const chosen = readParameters(z.strictObject(SELECTION), selected);
  if (!chosen.ok) return chosen;
  const span = checkSpan(chosen.value);
  if (!span.ok) return span;
  const rest = readParameters(z.strictObject(more), others);
  if (!rest.ok) return rest;
  const { q, tag, direction, group, outlet, lang, feed, claim, stance, story, from, to } = chosen.value;
  const filter: UpdateFilter = {
    query: q?.trim() || undefined,
    tags: tag,
    directions: direction,
    pressGroups: group,
    outlets: outlet,
    languages: lang,
    feedIds: feed,
    claims: claim,
    stances: stance,
    storyIds: story,
    from,
    to,
  };
  return { ok: true, value: { filter, more: rest.value as z.output<z.ZodObject<More>> } };
}
