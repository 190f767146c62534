import en from '@/lib/i18n/en.json';
import es from '@/lib/i18n/es.json';

/** The page for a screen without its link, in both languages: whose screen it is, is not known here. */
export function notAdmitted(): string {
  const part = (lang: string, { title, text }: { title: string; text: string }) => `<section lang="${lang}"><h1>${title}</h1><p>${text}</p></section>`;
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Entente</title>
<style>
:root { color-scheme: light dark; font: 400 clamp(18px, 1.6vw, 56px)/1.5 Georgia, serif }
body { margin: 0; min-height: 100vh; display: flex; flex-direction: column; justify-content: center; gap: 2em; padding: 0 8vw }
h1 { font-size: 2em; font-weight: 500; line-height: 1.1; margin: 0 0 .3em }
p { margin: 0; max-width: 40em }
</style>
${part('en', en.wall.notAdmitted)}
${part('es', es.wall.notAdmitted)}
</html>
`;
}
