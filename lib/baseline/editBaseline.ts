import type { Baseline, BaselineSection, Paragraph, Statement, StatementId } from '@/lib/domain/baseline';

/** The article with other words in one statement. */
export function editStatement(baseline: Baseline, id: StatementId, text: string): Baseline {
  return mapStatements(baseline, (statement) => (statement.id === id ? { id, text } : statement));
}

/** The article with another heading of one section, or of the key facts or the summary. */
export function editHeading(baseline: Baseline, part: 'facts' | 'summary' | { readonly section: string }, heading: string): Baseline {
  if (part === 'facts') return { ...baseline, keyFactsHeading: heading };
  if (part === 'summary') return { ...baseline, summaryHeading: heading };
  return { ...baseline, sections: baseline.sections.map((section) => (section.id === part.section ? { ...section, heading } : section)) };
}

/** The article without the statements that were emptied, and without what is empty then. */
export function dropEmpty(baseline: Baseline): Baseline {
  const said = (statements: readonly Statement[]) => statements.filter(({ text }) => text.trim() !== '');
  const paragraphs = (all: readonly Paragraph[]) => all.map(({ sentences }) => ({ sentences: said(sentences) })).filter(({ sentences }) => sentences.length > 0);
  const sections = baseline.sections.map((section): BaselineSection => {
    const items = said(section.points?.items ?? []);
    const leadIn = said(section.points?.leadIn ? [section.points.leadIn] : [])[0] ?? null;
    return {
      ...section,
      // Words that introduced a list of which nothing is left are a paragraph.
      paragraphs: [...paragraphs(section.paragraphs), ...(items.length === 0 && leadIn ? [{ sentences: [leadIn] }] : [])],
      points: items.length === 0 ? null : { leadIn, items },
      quote: said(section.quote ? [section.quote] : [])[0] ?? null,
    };
  });
  return {
    ...baseline,
    keyFacts: said(baseline.keyFacts),
    summary: paragraphs(baseline.summary),
    sections: sections.filter(({ heading, paragraphs: own, points, quote }) => heading.trim() !== '' || own.length > 0 || points || quote),
  };
}

function mapStatements(baseline: Baseline, change: (statement: Statement) => Statement): Baseline {
  const paragraphs = (all: readonly Paragraph[]) => all.map(({ sentences }) => ({ sentences: sentences.map(change) }));
  return {
    ...baseline,
    keyFacts: baseline.keyFacts.map(change),
    summary: paragraphs(baseline.summary),
    sections: baseline.sections.map((section) => ({
      ...section,
      paragraphs: paragraphs(section.paragraphs),
      points: section.points && { leadIn: section.points.leadIn && change(section.points.leadIn), items: section.points.items.map(change) },
      quote: section.quote && change(section.quote),
    })),
  };
}
