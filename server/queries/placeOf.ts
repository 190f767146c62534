import type { ItemId, StoryId } from '@/lib/domain/ids';
import type { Noted } from '@/lib/domain/judgement';
import { requireServices } from '../services';
import { rulesInForce } from './rulesInForce';

/** What a thing is called, and where it stands on this desk; undefined where there is none. */
export async function placeOf({ kind, id }: Noted): Promise<{ title: string; path: string } | undefined> {
  const { store } = requireServices();
  switch (kind) {
    case 'update': {
      const update = await store.updates.get(id as ItemId);
      return update && { title: update.title, path: `/updates/${encodeURIComponent(id)}` };
    }
    case 'story': {
      const story = await store.news.story(id as StoryId);
      return story && { title: story.headline.title, path: `/stories/${encodeURIComponent(story.id)}` };
    }
    case 'claim': {
      const claim = rulesInForce().claims.claims.find((one) => one.id === id);
      return claim && { title: claim.text.en, path: `/claims/${encodeURIComponent(id)}` };
    }
  }
}
