declare const brand: unique symbol;

/** Names one statement of a baseline: `[a-z0-9-]+`, chosen once, the same in every language of the text. */
export type StatementId = string & { readonly [brand]: 'StatementId' };

/** One sentence, fact, point or quotation: the smallest part of a baseline that something can point to. */
export interface Statement {
  readonly id: StatementId;
  readonly text: string;
}

export interface Paragraph {
  readonly sentences: readonly Statement[];
}

/** A list with the words that introduce it; null where nothing does. */
export interface PointList {
  readonly leadIn: Statement | null;
  readonly items: readonly Statement[];
}

export interface BaselineSection {
  /** short name, part of its statements' ids, e.g. "thaw" */
  readonly id: string;
  readonly heading: string;
  readonly paragraphs: readonly Paragraph[];
  /** follows the paragraphs; null when the section has no list */
  readonly points: PointList | null;
  /** set apart at the end; null when there is none */
  readonly quote: Statement | null;
}

/** The article every development is read against. */
export interface Baseline {
  readonly id: string;
  /** of this wording */
  readonly language: 'en' | 'es';
  readonly title: string;
  /** calendar day, YYYY-MM-DD: what came later is read as a development */
  readonly publishedOn: string;
  /** what the day stands for and where it comes from */
  readonly dateNote: string;
  readonly keyFactsHeading: string;
  readonly keyFacts: readonly Statement[];
  readonly summaryHeading: string;
  readonly summary: readonly Paragraph[];
  readonly sections: readonly BaselineSection[];
}
