import type { Briefing, BriefingSource } from '@/lib/domain/briefing';
import { escapeHtml } from '@/lib/exports/escapeHtml';
import { escapeMarkdown } from '@/lib/exports/escapeMarkdown';

const markdownLink = ({ label, href }: BriefingSource) => `[${escapeMarkdown(label)}](<${href.replaceAll('>', '%3E')}>)`;

/** A briefing as Markdown: a sentence a point, its sources behind it. */
export function briefingAsMarkdown({ title, period, notice, sections }: Briefing): string {
  const parts = sections.map(({ title: head, sentences }) => {
    const points = sentences.map(({ text, sources }) => `- ${escapeMarkdown(text)}${sources.length > 0 ? ` (${sources.map(markdownLink).join(', ')})` : ''}`);
    return `## ${escapeMarkdown(head)}\n\n${points.join('\n')}\n`;
  });
  return `# ${escapeMarkdown(title)}\n\n${escapeMarkdown(period)}\n\n${parts.join('\n')}\n> ${escapeMarkdown(notice)}\n`;
}

// Mail programs know little of style sheets: what matters stands on the elements themselves.
const BODY = 'font:16px/1.5 Georgia,serif;color:#16181c;max-width:44em;margin:2em auto;padding:0 1.5em';
const NOTE = 'font:13px/1.5 system-ui,sans-serif;color:#50555e';

/** A briefing as a page to print or to mail. */
export function briefingAsHtml({ locale, title, period, notice, sections }: Briefing): string {
  const parts = sections.map(({ title: head, sentences }) => {
    const points = sentences.map(({ text, sources }) => {
      const links = sources.map(({ label, href }) => `<a href="${escapeHtml(href)}" style="color:#50555e">${escapeHtml(label)}</a>`);
      return `<li style="margin:0 0 .6em">${escapeHtml(text)}${links.length > 0 ? ` <span style="${NOTE}">${links.join(', ')}</span>` : ''}</li>`;
    });
    return `<h2 style="font-size:1em;margin:1.8em 0 .4em;padding-top:.4em;border-top:1px solid #16181c">${escapeHtml(head)}</h2>\n<ul style="list-style:none;margin:0;padding:0">\n${points.join('\n')}\n</ul>`;
  });
  return (
    `<!doctype html>\n<html lang="${locale}">\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>${escapeHtml(title)}</title>\n` +
    `<body style="${BODY}">\n<h1 style="font-size:1.9em;font-weight:500;line-height:1.15;margin:0 0 .3em">${escapeHtml(title)}</h1>\n<p style="${NOTE}">${escapeHtml(period)}</p>\n${parts.join('\n')}\n<p style="${NOTE};margin-top:2em">${escapeHtml(notice)}</p>\n</body>\n</html>\n`
  );
}

/** A briefing as plain text, for a mail program that shows no pages. */
export function briefingAsText({ title, period, notice, sections }: Briefing): string {
  const parts = sections.map(({ title: head, sentences }) => {
    const points = sentences.map(({ text, sources }) => [`* ${text}`, ...sources.map(({ label, href }) => `    ${label}: ${href}`)].join('\n'));
    return `${head.toUpperCase()}\n\n${points.join('\n\n')}`;
  });
  return `${title}\n${period}\n\n${parts.join('\n\n\n')}\n\n-- \n${notice}\n`;
}
