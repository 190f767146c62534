import { csvLines } from '@/lib/charts/csv';
import type { Update } from '@/lib/domain/update';
import { DAY, type Instant } from '@/lib/time/instant';
import { escapeHtml } from './escapeHtml';
import { escapeMarkdown } from './escapeMarkdown';
import type { ExportHead, ExportWords } from './exportHead';
import type { ExportFormatName } from './formatNames';
import { EXPORT_COLUMNS, exportCells, exportRow } from './exportRow';

/** A way to write updates down, in pieces, so that a hundred thousand need no more memory than a hundred. */
export interface ExportFormat {
  readonly type: string;
  readonly extension: string;
  head(head: ExportHead, words: ExportWords): string;
  /** @param previous  the update before the first of these; null at the start of the file */
  part(updates: readonly Update[], words: ExportWords, previous: Update | null): string;
  tail(): string;
}

/** A table for a spreadsheet. Its notice stands in a column: a line above the header would break every reader of tables. */
const csv: ExportFormat = {
  type: 'text/csv; charset=utf-8',
  extension: 'csv',
  head: () => `\u{feff}${csvLines([EXPORT_COLUMNS])}`,
  part: (updates, { rights }) => csvLines(updates.map((update) => exportCells(exportRow(update, rights)))),
  tail: () => '',
};

const json: ExportFormat = {
  type: 'application/json; charset=utf-8',
  extension: 'json',
  head: ({ desk, madeAt, selection, address, total }, { notice }) =>
    `${JSON.stringify({ desk, made_at: new Date(madeAt).toISOString(), selection, address, total, notice }).slice(0, -1)},"updates":[\n`,
  part: (updates, { rights }, previous) => updates.map((update, i) => `${i === 0 && previous === null ? '' : ',\n'}${JSON.stringify(exportRow(update, rights))}`).join(''),
  tail: () => '\n]}\n',
};

const dayOf = (at: Instant) => new Date(at).toISOString().slice(0, 10);
const clockOf = (at: Instant) => `${new Date(at).toISOString().slice(11, 16)} UTC`;
const isNewDay = (update: Update, previous: Update | null | undefined) => !previous || Math.floor(update.orderedAt / DAY) !== Math.floor(previous.orderedAt / DAY);

/** "Outlet (group), 18:37 UTC. Thaw. Sanctions, oil" */
function whence(update: Update, words: ExportWords): string[] {
  const when = update.dateTrust === 'stated' ? clockOf(update.orderedAt) : words.undated;
  const tags = update.marks.tags.map(({ tag }) => words.tag(tag));
  return [`${update.outlet} (${words.pressGroup(update.pressGroup)})`, when, words.direction(update.marks.direction.value), ...(tags.length > 0 ? [tags.join(', ')] : [])];
}

const md: ExportFormat = {
  type: 'text/markdown; charset=utf-8',
  extension: 'md',
  head: (head, words) => `# ${escapeMarkdown(words.title)}\n\n${words.total}. ${words.madeAt}. [${words.address}](${head.address})\n\n> ${words.notice}\n`,
  part: (updates, words, previous) =>
    updates
      .map((update, i) => {
        const title = escapeMarkdown(update.title);
        const line = update.link === null ? `**${title}**` : `[${title}](<${update.link.replaceAll('>', '%3E')}>)`;
        const day = isNewDay(update, i === 0 ? previous : updates[i - 1]) ? `\n## ${dayOf(update.orderedAt)}\n\n` : '';
        return `${day}- ${line}  \n  ${whence(update, words).map(escapeMarkdown).join('. ')}\n`;
      })
      .join(''),
  tail: () => '',
};

// A page by itself: it is saved, printed and mailed, so it asks for nothing from elsewhere.
const STYLE = `:root{color-scheme:light;font:400 11pt/1.45 Georgia,serif;color:#16181c;background:#fff}body{max-width:44em;margin:2em auto;padding:0 1.5em}
h1{font-size:1.9em;font-weight:500;line-height:1.15;margin:0 0 .4em}h2{font-size:1em;margin:1.8em 0 .4em;padding-top:.4em;border-top:1px solid #16181c}
ol{list-style:none;margin:0;padding:0}li{margin:0 0 .7em;break-inside:avoid}a{color:inherit;text-decoration-thickness:1px;text-underline-offset:2px}
p,.w{font:400 .82em/1.45 system-ui,sans-serif;color:#50555e;margin:.2em 0}@media print{body{margin:0;max-width:none}a{text-decoration:none}}`;

const html: ExportFormat = {
  type: 'text/html; charset=utf-8',
  extension: 'html',
  head: (head, words) =>
    `<!doctype html>\n<html lang="${words.lang}">\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>${escapeHtml(words.title)}</title>\n<style>${STYLE}</style>\n` +
    `<h1>${escapeHtml(words.title)}</h1>\n<p>${escapeHtml(words.total)}. ${escapeHtml(words.madeAt)}. <a href="${escapeHtml(head.address)}">${escapeHtml(words.address)}</a></p>\n<p>${escapeHtml(words.notice)}</p>\n`,
  part: (updates, words, previous) =>
    updates
      .map((update, i) => {
        const before = i === 0 ? previous : updates[i - 1];
        const title = `<span lang="${escapeHtml(update.language)}">${escapeHtml(update.title)}</span>`;
        const line = update.link === null ? title : `<a href="${escapeHtml(update.link)}" rel="noopener noreferrer">${title}</a>`;
        const day = isNewDay(update, before) ? `${before ? '</ol>\n' : ''}<h2>${dayOf(update.orderedAt)}</h2>\n<ol>\n` : '';
        return `${day}<li>${line}<div class="w">${whence(update, words).map(escapeHtml).join('. ')}</div></li>\n`;
      })
      .join(''),
  tail: () => '</html>\n',
};

export const EXPORTS: Readonly<Record<ExportFormatName, ExportFormat>> = { csv, json, md, html };
