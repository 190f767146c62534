import { readFileSync } from 'node:fs';

const face = (file: string) => `url(data:font/woff2;base64,${readFileSync(`node_modules/@fontsource-variable/${file}`).toString('base64')})`;

export interface CardWords {
  readonly name: string;
  readonly strap: string;
  readonly description: string;
}

/** The page that is photographed as the card of a shared link, 1200 by 630 px: the masthead, and the sign of the desk beside it. */
export function cardPage({ name, strap, description }: CardWords, locale: string, icon: string): string {
  return `<!doctype html><html lang="${locale}"><meta charset="utf-8"><style>
    @font-face { font-family: Newsreader; src: ${face('newsreader/files/newsreader-latin-opsz-normal.woff2')}; font-weight: 200 800 }
    @font-face { font-family: Newsreader; font-style: italic; src: ${face('newsreader/files/newsreader-latin-opsz-italic.woff2')}; font-weight: 200 800 }
    * { margin: 0 }
    body { width: 1200px; height: 630px; display: grid; grid-template-columns: 1fr 330px; background: #fbfbf9; color: #131921; font-family: Newsreader; font-optical-sizing: auto }
    main { padding: 96px 72px 0 88px; border-right: 1px solid #d6d6d3; margin-block: 64px; padding-top: 32px }
    h1 { font: 500 148px/152px Newsreader; letter-spacing: -0.02em }
    em { display: block; font-size: 50px; line-height: 60px; color: #484d56 }
    p { margin-top: 44px; padding-top: 28px; border-top: 2px solid #131921; font-size: 32px; line-height: 44px; text-wrap: pretty }
    figure { display: grid; place-items: center }
    svg { width: 216px; height: 216px }
  </style><main><h1>${name}</h1><em>${strap}</em><p>${description}</p></main><figure>${icon}</figure></html>`;
}
