import localFont from 'next/font/local';

// The faces come from npm packages and are served from this origin: nothing is fetched from elsewhere, at build or later.
// (Next reads these calls before they run, so each must be written out in literals.)
// Newsreader carries the optical-size axis, so that headlines and text are each drawn for their size.
const newsreader = localFont({
  variable: '--font-newsreader',
  display: 'swap',
  src: '../node_modules/@fontsource-variable/newsreader/files/newsreader-latin-opsz-normal.woff2',
  weight: '200 800',
  style: 'normal',
});

const newsreaderItalic = localFont({
  variable: '--font-newsreader-italic',
  display: 'swap',
  preload: false,
  src: '../node_modules/@fontsource-variable/newsreader/files/newsreader-latin-opsz-italic.woff2',
  weight: '200 800',
  style: 'italic',
});

const newsreaderExtended = localFont({
  variable: '--font-newsreader-ext',
  display: 'swap',
  preload: false,
  adjustFontFallback: false,
  src: '../node_modules/@fontsource-variable/newsreader/files/newsreader-latin-ext-opsz-normal.woff2',
  weight: '200 800',
  declarations: [
    {
      prop: 'unicode-range',
      value: 'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF',
    },
  ],
});

const plex = localFont({
  variable: '--font-plex',
  display: 'swap',
  src: '../node_modules/@fontsource-variable/ibm-plex-sans/files/ibm-plex-sans-latin-wght-normal.woff2',
  weight: '100 700',
  style: 'normal',
});

const plexExtended = localFont({
  variable: '--font-plex-ext',
  display: 'swap',
  preload: false,
  adjustFontFallback: false,
  src: '../node_modules/@fontsource-variable/ibm-plex-sans/files/ibm-plex-sans-latin-ext-wght-normal.woff2',
  weight: '100 700',
  declarations: [
    {
      prop: 'unicode-range',
      value: 'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF',
    },
  ],
});

/** Class names that define the font variables which `tokens.css` builds on. */
export const fontClasses = [newsreader, newsreaderItalic, newsreaderExtended, plex, plexExtended].map((font) => font.variable).join(' ');
