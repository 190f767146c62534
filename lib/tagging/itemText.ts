import type { Matcher, Mention } from '@/lib/gazetteer/matcher';
import { detectLanguage, type ItemLanguage } from '@/lib/language/language';
import { tokenise, type TokenisedText } from '@/lib/language/tokens';

export interface ItemToRead {
  readonly title: string;
  readonly summary: string;
  /** what the feed says it is written in; used where the text does not tell */
  readonly language?: string;
}

/** Title or summary, cut into words, with the concepts it names. */
export interface ReadField {
  readonly field: 'title' | 'summary';
  readonly text: TokenisedText;
  readonly mentions: readonly Mention[];
}

export interface ItemText {
  readonly language: ItemLanguage;
  readonly fields: readonly ReadField[];
}

/** How much is read, in characters. News tells what it is about at once; whatever is longer is a page, or hostile. */
export const TITLE_CHARS = 500;
export const SUMMARY_CHARS = 1_000;

/** Words and concepts of an item: everything the verdicts stand on. */
export function readText(item: ItemToRead, matcher: Matcher): ItemText {
  const title = tokenise(item.title, TITLE_CHARS);
  const summary = tokenise(item.summary, SUMMARY_CHARS);
  const language = detectLanguage([...title.tokens, ...summary.tokens], item.language);
  return {
    language,
    fields: [
      { field: 'title', text: title, mentions: matcher.find(title, language) },
      { field: 'summary', text: summary, mentions: matcher.find(summary, language) },
    ],
  };
}
