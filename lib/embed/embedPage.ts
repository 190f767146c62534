import { escapeHtml } from '@/lib/exports/escapeHtml';

export const EMBED_CHARTS = ['index', 'volume'] as const;
export type EmbedChart = (typeof EMBED_CHARTS)[number];
export const EMBED_THEMES = ['system', 'light', 'dark'] as const;
export type EmbedTheme = (typeof EMBED_THEMES)[number];

export interface EmbedPage {
  readonly locale: string;
  readonly theme: EmbedTheme;
  readonly title: string;
  /** what the chart shows, in a sentence; also its accessible name */
  readonly sentence: string;
  /** HTML, with the SVG */
  readonly drawing: string;
  readonly source: string;
  /** where the chart stands on the desk; a whole address */
  readonly href: string;
}

// The desk's own colours (app/tokens.css), written out: the frame stands in somebody else's article and loads nothing.
const LIGHT = '--paper:oklch(.987 .002 100);--ink:oklch(.21 .018 260);--ink-2:oklch(.42 .016 260);--rule:oklch(.875 .004 100);--baseline:oklch(.43 .175 264);--thaw:oklch(.445 .082 190);--freeze:oklch(.53 .165 36);--neutral:oklch(.538 .006 260);--band:oklch(.945 .022 264)';
const DARK = '--paper:oklch(.185 .012 260);--ink:oklch(.94 .006 95);--ink-2:oklch(.79 .008 95);--rule:oklch(.345 .012 260);--baseline:oklch(.775 .105 266);--thaw:oklch(.8 .105 186);--freeze:oklch(.755 .145 46);--neutral:oklch(.71 .008 260);--band:oklch(.275 .05 266)';

const STYLE = `*{box-sizing:border-box}body{margin:0;padding:12px 14px;background:var(--paper);color:var(--ink);font:400 14px/1.4 system-ui,sans-serif;font-variant-numeric:tabular-nums}
h1{font:500 19px/1.2 Georgia,serif;margin:0}main{max-width:800px}p{margin:4px 0 8px;color:var(--ink-2)}svg{display:block;width:100%;height:auto;overflow:visible}.keys span{display:inline-block;margin-right:12px}text{font:12px system-ui,sans-serif;fill:var(--ink-2)}a{color:inherit}footer{margin-top:6px;font-size:12px;color:var(--ink-2)}
/* In a narrow column the drawing is half as large, and its words must not be. */
@media(max-width:480px){text{font-size:20px}}`;

const colours: Readonly<Record<EmbedTheme, string>> = {
  light: `:root{color-scheme:light;${LIGHT}}`,
  dark: `:root{color-scheme:dark;${DARK}}`,
  system: `:root{color-scheme:light dark;${LIGHT}}@media(prefers-color-scheme:dark){:root{${DARK}}}`,
};

/** A chart as a page of its own for a frame in an article: no script, nothing loaded. Drawn anew whenever the article is opened. */
export function embedPage({ locale, theme, title, sentence, drawing, source, href }: EmbedPage): string {
  return (
    `<!doctype html>\n<html lang="${locale}">\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="robots" content="noindex">\n<link rel="icon" href="data:,">\n` +
    `<title>${escapeHtml(title)}</title>\n<style>${colours[theme]}\n${STYLE}</style>\n<body>\n<main>\n<h1>${escapeHtml(title)}</h1>\n<p>${escapeHtml(sentence)}</p>\n${drawing}\n` +
    `<footer><a href="${escapeHtml(href)}" target="_blank" rel="noopener">${escapeHtml(source)}</a></footer>\n</main>\n</body>\n</html>\n`
  );
}
