import en from '@/lib/i18n/en.json';
import es from '@/lib/i18n/es.json';

/** Words in one language for a page that is served without the pages' own machinery. */
export interface PlainWords {
  readonly title: string;
  readonly text: string;
}

/** A page of a few words in both languages, whole in itself: for whom it is, is not known here. @param home  a link back to the desk */
export function plainPage(words: (messages: typeof en) => PlainWords, home = false): string {
  const part = (lang: 'en' | 'es') => {
    const messages = lang === 'en' ? en : (es as typeof en);
    const { title, text } = words(messages);
    return `<section lang="${lang}"><h1>${title}</h1><p>${text}</p>${home ? `<p><a href="/">${messages.notAllowed.home}</a></p>` : ''}</section>`;
  };
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Entente</title>
<link rel="icon" href="/icon.svg">
<style>
:root { color-scheme: light dark; font: 400 clamp(18px, 1.6vw, 56px)/1.5 Georgia, serif }
body { margin: 0; background: #fbfbf9; color: #14171c }
main { box-sizing: border-box; min-height: 100vh; display: grid; place-content: center; gap: 2em; padding: 6vw }
h1 { margin: 0; font-size: 1.8em; font-weight: 400; line-height: 1.15 }
p { margin: .4em 0 0; max-width: 34em }
a { color: inherit }
@media (prefers-color-scheme: dark) { body { background: #101318; color: #e9e7e1 } }
</style>
<body>
<main>
${part('en')}
${part('es')}
</main>
</body>
</html>
`;
}
