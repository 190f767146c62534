import type { Holding } from '@/lib/claims/holdAgainst';
import { claimId } from '@/lib/domain/claim';
import { BEFORE_FIRST, itemId, storyId } from '@/lib/domain/ids';
import type { Item } from '@/lib/domain/item';
import type { Marks } from '@/lib/domain/marks';
import { paceBaseline } from '@/lib/grouping/pace';
import { HOUR } from '@/lib/time/instant';
import type { AnalysisStep, JudgedItem } from '@/server/store/store';
import { later, NOON } from './made';

/** Made for the tests: what the analyst writes. */
export const EPOCH = 1_000_000;
const TALKS = claimId('talks');

export const madeHolding = (parts: Partial<Holding> = {}): Holding => ({
  claimId: TALKS,
  rule: 'made',
  stance: 'supports',
  step: 'act',
  reason: { en: 'made', es: 'hecho' },
  words: ['talks'],
  ...parts,
});

export const madeStep = (parts: Partial<AnalysisStep> = {}): AnalysisStep => ({
  epoch: EPOCH,
  at: later(HOUR),
  members: [],
  stories: [],
  removed: [],
  days: [],
  followed: BEFORE_FIRST,
  baseline: paceBaseline([], NOON),
  ...parts,
});

/** Places updates in one story; each is its own publisher and voice, unless told. */
export function storyOf(id: string, items: readonly Item[], parts: { publisher?: string; voice?: string } = {}): Pick<AnalysisStep, 'members' | 'stories'> {
  const first = items[0]?.id ?? itemId(id);
  return {
    members: items.map((item) => {
      const publisher = parts.publisher ?? `publisher of ${item.outlet}`;
      return { itemId: item.id, storyId: storyId(id), publisher, voice: parts.voice ?? publisher };
    }),
    stories: [{ id: storyId(id), headlineId: first, headlines: {} }],
  };
}

export const judged = (item: Item, marks: Marks, holdings: readonly Holding[] = []): JudgedItem => ({ item, marks, holdings });
