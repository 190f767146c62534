import type { ParsedItem } from '../feeds/reading/parsedFeed';

/** Where a feed carries whole articles and no summaries, the first lines stand in: a card's worth, cut between words. */
const EXCERPT_CHARACTERS = 500;

/** What stands under the headline: the publisher's summary, else the beginning of the article. */
export function summaryOf({ summary, content }: Pick<ParsedItem, 'summary' | 'content'>): string {
  if (summary !== '' || content.length <= EXCERPT_CHARACTERS) return summary || content;
  return `${content.slice(0, EXCERPT_CHARACTERS).replace(/\s+\S*$/u, '')}…`;
}
