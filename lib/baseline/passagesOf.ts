import type { Baseline, Statement, StatementId } from '@/lib/domain/baseline';

/** A passage of the article, with the sentences of one claim told apart. */
export interface Passage {
  readonly heading: string;
  readonly sentences: readonly { readonly text: string; readonly isOfClaim: boolean }[];
}

/** The paragraphs, list entries and quotations in which statements stand, in reading order. */
export function passagesOf(baseline: Baseline, statements: readonly StatementId[]): readonly Passage[] {
  const own = new Set(statements);
  const passage = (heading: string, sentences: readonly Statement[]): Passage[] =>
    sentences.some(({ id }) => own.has(id)) ? [{ heading, sentences: sentences.map(({ id, text }) => ({ text, isOfClaim: own.has(id) })) }] : [];
  return [
    ...baseline.keyFacts.flatMap((fact) => passage(baseline.keyFactsHeading, [fact])),
    ...baseline.summary.flatMap(({ sentences }) => passage(baseline.summaryHeading, sentences)),
    ...baseline.sections.flatMap(({ heading, paragraphs, points, quote }) => [
      ...paragraphs.flatMap(({ sentences }) => passage(heading, sentences)),
      ...(points?.leadIn ? passage(heading, [points.leadIn]) : []),
      ...(points?.items ?? []).flatMap((item) => passage(heading, [item])),
      ...(quote ? passage(heading, [quote]) : []),
    ]),
  ];
}
