import type { Feed } from '@/lib/domain/feed';
import type { PressGroup } from '@/lib/domain/pressGroup';

export interface Placement {
  readonly pressGroup: PressGroup;
  /** ISO 3166-1 alpha-2, or "INT" when it is not known */
  readonly country: string;
}

// Outlets of recordings that the catalog does not have. Names as readers know them, or hosts.
const KNOWN: readonly (readonly [PressGroup, country: string, names: string])[] = [
  ['wire', 'INT', 'Reuters|AP News|Associated Press|AFP|EFE|tass.com|english.news.cn'],
  ['international-organisation', 'INT', 'UN News|news.un.org|Welcome to the United Nations'],
  [
    'us-media',
    'US',
    'The New York Times|The Washington Post|The Wall Street Journal|Bloomberg|CBS News|NBC News|NBC News Top Stories|ABC News|Fox News|CNN|CNBC|NPR|Newsweek|TIME|The Hill|Politico|Axios|USA Today|Washington Examiner|The Epoch Times|The Daily Wire|The Intercept|The New Yorker|The Atlantic|theatlantic.com|huffpost.com|democracynow.org|Los Angeles Times|San Francisco Chronicle|C-SPAN|Yahoo|Telemundo Miami (51)|salon.com',
  ],
  [
    'venezuelan-independent',
    'VE',
    'Diario Versión Final|La Verdad|Finanzas Digital|Diario La Nación|laizquierdadiario.com.ve',
  ],
  ['venezuelan-state', 'VE', 'teleSUR|ultimasnoticias.com.ve'],
  ['regional-media', 'AR', 'Buenos Aires Times|El Cronista|Clarin.com'],
  ['regional-media', 'CO', 'Caracol Noticias|ELTIEMPO.COM|RCN|NTN24'],
  ['regional-media', 'INT', 'gk.city|Resumen Latinoamericano -|Noticias de América Latina y el Caribe|El Financiero|Diario Financiero|DFSUD'],
];

const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, ' ').trim();

const BY_NAME = new Map(
  KNOWN.flatMap(([pressGroup, country, names]) => names.split('|').map((name) => [fold(name), { pressGroup, country }] as const)),
);

/**
 * Which press group and country an outlet of a recording belongs to, as well as its name tells: government names and hosts
 * first, then the catalog's outlets, then a short table of our own. One that nothing tells of is `international-media`.
 */
export function placeOutlet(source: string, catalog: readonly Feed[]): Placement {
  if (/\.(gov|mil)\b/i.test(source)) return { pressGroup: 'official-us', country: 'US' };
  if (/\.gob\.ve\b/i.test(source)) return { pressGroup: 'official-ve', country: 'VE' };
  const name = fold(source);
  const listed = catalog.find((feed) => fold(feed.outlet) === name);
  return listed ? { pressGroup: listed.pressGroup, country: listed.country } : (BY_NAME.get(name) ?? { pressGroup: 'international-media', country: 'INT' });
}
