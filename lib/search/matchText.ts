import type { Phrase, TextQuery } from './parseQuery';
import { indexTerms, queryTerms } from './terms';

/** Whether a text matches a query, by the rule the store's search goes by. */
export type TextMatcher = (language: string, texts: readonly string[]) => boolean;

/** A query made ready for many texts. */
export function textMatcher({ all, none }: TextQuery): TextMatcher {
  const wanted = all.map((group) => group.flatMap(needlesOf));
  const unwanted = none.flatMap(needlesOf);
  return (language, texts) => {
    // Terms hold no space, so a phrase stands in the text where it stands between spaces.
    const terms = ` ${indexTerms(language, texts).join(' ')} `;
    const holds = (needle: string) => terms.includes(needle);
    return wanted.every((group) => group.some(holds)) && !unwanted.some(holds);
  };
}

const needlesOf = (phrase: Phrase): string[] => queryTerms(phrase).map((terms) => ` ${terms.join(' ')} `);
