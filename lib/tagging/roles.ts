import type { Concept } from '@/lib/gazetteer/gazetteer';
import type { Mention } from '@/lib/gazetteer/matcher';
import type { Taxonomy } from './taxonomy';

/** What kind of actor each name is; acts, topics and words play none. */
export interface Roles {
  roleOf(concept: Concept): string | null;
}

export function createRoles(taxonomy: Taxonomy): Roles {
  const known = new Map<Concept, string | null>();
  return {
    roleOf(concept) {
      let role = known.get(concept);
      if (role === undefined) {
        role = isActor(concept) ? (taxonomy.roles.find(([, groups]) => groups.some((group) => concept.groups.includes(group)))?.[0] ?? null) : null;
        known.set(concept, role);
      }
      return role;
    },
  };
}

export const isActor = (concept: Concept): boolean => concept.kind !== 'act' && concept.kind !== 'topic' && concept.kind !== 'word';
export const isAct = (concept: Concept): boolean => concept.kind === 'act' || concept.kind === 'topic';

/** On whose side an actor stands; `maduro` is nobody's since his capture. */
export function sideOf(mention: Mention): 'us' | 've' | 'third' | 'maduro' | null {
  return mention.concept.side ?? (mention.concept.groups.includes('maduro-circle') ? 'maduro' : null);
}
