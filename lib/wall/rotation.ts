import type { StoryId } from '@/lib/domain/ids';
import type { Scene } from './wallSettings';

/** As many as can be read across a room, in two columns or in one. */
export const CLAIMS_A_PAGE = 12;

/** One screenful: a scene, or a page of one that has too much for a single screen. */
export interface Screenful {
  readonly scene: Scene;
  /** from 0 */
  readonly page: number;
  readonly pages: number;
}

/** All screenfuls of a round, in order. @param pagesOf  how many a scene needs now, at least 1 */
export function screenfuls(scenes: readonly Scene[], pagesOf: (scene: Scene) => number): Screenful[] {
  return scenes.flatMap((scene) => {
    const pages = Math.max(1, pagesOf(scene));
    return Array.from({ length: pages }, (_, page) => ({ scene, page, pages }));
  });
}

export interface Rotation {
  /** counts screenfuls since the wall was opened; which one is shown is its remainder */
  readonly turn: number;
  /** the story whose headline stands in place of the scene */
  readonly interruptedBy: StoryId | null;
  /** weighty stories still to be told, first come first */
  readonly waiting: readonly StoryId[];
}

export type RotationStep =
  /** the time of what is shown has passed */
  | { readonly kind: 'next' }
  | { readonly kind: 'news'; readonly stories: readonly StoryId[] };

export const FIRST_TURN: Rotation = { turn: 0, interruptedBy: null, waiting: [] };

/** After a night without a line many may come at once: the wall tells the newest few and goes on. */
const MOST_WAITING = 3;

/**
 * A weighty story interrupts at once. The scene it interrupted comes back in full, and between two headlines there is always a scene, so that a
 * busy hour does not stop the rotation.
 */
export function rotate(before: Rotation, step: RotationStep): Rotation {
  if (step.kind === 'news') {
    const fresh = step.stories.filter((id) => id !== before.interruptedBy && !before.waiting.includes(id));
    if (fresh.length === 0) return before;
    const waiting = [...before.waiting, ...fresh].slice(-MOST_WAITING);
    return before.interruptedBy === null && before.waiting.length === 0 ? tellNext({ ...before, waiting }) : { ...before, waiting };
  }
  if (before.interruptedBy !== null) return { ...before, interruptedBy: null };
  const turned = { ...before, turn: before.turn + 1 };
  return turned.waiting.length > 0 ? tellNext(turned) : turned;
}

const tellNext = (rotation: Rotation): Rotation => ({ ...rotation, interruptedBy: rotation.waiting[0] ?? null, waiting: rotation.waiting.slice(1) });
