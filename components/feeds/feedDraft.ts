import type { Feed, FeedLanguage, FeedScope } from '@/lib/domain/feed';
import type { PressGroup } from '@/lib/domain/pressGroup';

/** A feed as it stands in the form; `pressGroup` is empty until one is chosen. */
export interface FeedDraft {
  readonly url: string;
  readonly name: string;
  readonly outlet: string;
  readonly homepage: string;
  readonly language: FeedLanguage;
  readonly country: string;
  readonly pressGroup: PressGroup | '';
  readonly scope: FeedScope;
  readonly notes: string;
}

export const EMPTY_DRAFT: FeedDraft = { url: '', name: '', outlet: '', homepage: '', language: 'en', country: '', pressGroup: '', scope: 'general', notes: '' };

export function draftOf(feed: Feed): FeedDraft {
  const { url, name, outlet, homepage, language, country, pressGroup, scope, notes } = feed;
  return { url, name, outlet, homepage: homepage ?? '', language, country, pressGroup, scope, notes };
}

/** The draft as the server takes it. */
export function sentDraft(draft: FeedDraft): object {
  return { ...draft, homepage: draft.homepage.trim() || null, country: draft.country.trim().toUpperCase() };
}
