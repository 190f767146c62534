import type { FeedLanguage, FeedScope } from '@/lib/domain/feed';
import { feedId } from '@/lib/domain/ids';
import type { PressGroup } from '@/lib/domain/pressGroup';
import type { LocalFormat, LocalOutlet } from './localFeed';

const FORMATS: readonly LocalFormat[] = ['rss', 'atom', 'rdf'];

// Invented, and named so that nobody takes one for real: every press group, most of them in both languages.
const OUTLETS: readonly (readonly [id: string, name: string, language: FeedLanguage, country: string, group: PressGroup, scope: FeedScope])[] = [
  ['sample-wire', 'Sample Wire', 'en', 'US', 'wire', 'general'],
  ['agencia-muestra', 'Agencia Muestra', 'es', 'ES', 'wire', 'general'],
  ['second-sample-wire', 'Second Sample Wire', 'en', 'GB', 'wire', 'region'],
  ['sample-us-press-office', 'Sample US Press Office', 'en', 'US', 'official-us', 'topic'],
  ['oficina-muestra-eeuu', 'Oficina Muestra de EE. UU.', 'es', 'US', 'official-us', 'topic'],
  ['cancilleria-muestra', 'Cancillería de Muestra', 'es', 'VE', 'official-ve', 'topic'],
  ['sample-nations-desk', 'Sample Nations Desk', 'en', 'INT', 'international-organisation', 'region'],
  ['mesa-naciones-muestra', 'Mesa de Naciones de Muestra', 'es', 'INT', 'international-organisation', 'region'],
  ['sample-tribune', 'Sample Tribune', 'en', 'US', 'us-media', 'general'],
  ['sample-capitol-post', 'Sample Capitol Post', 'en', 'US', 'us-media', 'general'],
  ['muestra-miami', 'Muestra de Miami', 'es', 'US', 'us-media', 'general'],
  ['diario-muestra', 'Diario Muestra', 'es', 'VE', 'venezuelan-independent', 'topic'],
  ['ejemplo-de-caracas', 'Ejemplo de Caracas', 'es', 'VE', 'venezuelan-independent', 'topic'],
  ['sample-caracas-review', 'Sample Caracas Review', 'en', 'VE', 'venezuelan-independent', 'topic'],
  ['tv-muestra', 'TV Muestra', 'es', 'VE', 'venezuelan-state', 'topic'],
  ['muestra-regional', 'Muestra Regional', 'es', 'CO', 'regional-media', 'region'],
  ['caribbean-sample', 'Caribbean Sample', 'en', 'TT', 'regional-media', 'region'],
  ['sample-world-service', 'Sample World Service', 'en', 'GB', 'international-media', 'general'],
  ['el-ejemplo', 'El Ejemplo', 'es', 'ES', 'international-media', 'general'],
  ['sample-policy-institute', 'Sample Policy Institute', 'en', 'US', 'think-tank', 'region'],
  ['instituto-ejemplo', 'Instituto Ejemplo', 'es', 'AR', 'think-tank', 'region'],
  ['sample-energy', 'Sample Energy', 'en', 'US', 'energy-trade', 'general'],
  ['energia-muestra', 'Energía Muestra', 'es', 'VE', 'energy-trade', 'topic'],
];

/** The outlets of the demo; the three feed formats are dealt out in turn. */
export const DEMO_OUTLETS: readonly LocalOutlet[] = OUTLETS.map(([id, name, language, country, pressGroup, scope], index) => ({
  id: feedId(id),
  name,
  outlet: name,
  language,
  country,
  pressGroup,
  scope,
  format: FORMATS[index % FORMATS.length] ?? 'rss',
}));
