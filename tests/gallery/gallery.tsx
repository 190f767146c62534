// What the browser runs in the gallery: the contents, or all parts in one state. The path says which: /en/light, /en/light/offline.
import { NextIntlClientProvider } from 'next-intl';
import { createRoot } from 'react-dom/client';
import { LiveContext } from '@/components/live/LiveProvider';
import { createLiveStore, type LiveStore } from '@/components/live/liveStore';
import en from '@/lib/i18n/en.json';
import es from '@/lib/i18n/es.json';
import { LOCALES, type Locale } from '@/lib/i18n/locales';
import { NOW } from '../fixtures/made/records';
import { Address } from '../harness/Address';
import { fetchOf } from './answers';
import { Parts } from './Parts';
import { pathOf, STATES, type State } from './stateNames';
import { STAGES } from './states';
import { WORDS } from './words';

type Theme = 'light' | 'dark';

const [, first = '', second = '', third = ''] = window.location.pathname.split('/');
const locale: Locale = LOCALES.find((one) => one === first) ?? 'en';
const theme: Theme = second === 'dark' ? 'dark' : 'light';
const state = STATES.find((one) => one === third);
document.documentElement.lang = locale;
document.documentElement.dataset.theme = theme;
document.title = WORDS[locale].title;

const root = createRoot(document.getElementById('gallery')!);
if (state) {
  // Time stands still at the moment of the made records: what is live would else be stale in two minutes.
  Date.now = () => NOW;
  window.fetch = fetchOf(state);
  root.render(<Stage store={storeOf(state)} />);
} else root.render(<Contents />);

function storeOf(state: State): LiveStore {
  const store = createLiveStore(STAGES[state].snapshot);
  store.setLine(STAGES[state].line);
  return store;
}

function Stage({ store }: { store: LiveStore }) {
  return (
    <NextIntlClientProvider locale={locale} messages={locale === 'es' ? es : en} timeZone="UTC">
      <Address>
        <LiveContext value={store}>
          <Parts locale={locale} theme={theme} />
        </LiveContext>
      </Address>
    </NextIntlClientProvider>
  );
}

function Contents() {
  const words = WORDS[locale];
  return (
    <main className="px-(--margin) pt-6 pb-12">
      <h1 className="t-h1 mb-2">{words.title}</h1>
      <p className="t-read mb-4 text-ink-2">{words.lead}</p>
      <nav className="facts t-label mb-6">
        {LOCALES.map((one) => (
          <a key={one} href={`/${one}/${theme}`} lang={one} hrefLang={one} aria-current={one === locale || undefined} className="aria-[current]:font-strong">
            {WORDS[one].language}: {one}
          </a>
        ))}
        {(['light', 'dark'] as const).map((one) => (
          <a key={one} href={`/${locale}/${one}`} aria-current={one === theme || undefined} className="aria-[current]:font-strong">
            {words.theme}: {words.themes[one]}
          </a>
        ))}
      </nav>
      {STATES.map((one) => {
        const href = pathOf(locale, theme, one);
        return (
          <section key={one} id={one} className="mb-8">
            <h2 className="t-h3 border-t border-ink pt-2 pb-2">
              <a href={href}>{words.states[one]}</a>
            </h2>
            <iframe src={href} title={words.states[one]} loading="lazy" className="h-240 w-full border border-rule" />
          </section>
        );
      })}
    </main>
  );
}
