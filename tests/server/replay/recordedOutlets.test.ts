import type { Feed } from '@/lib/domain/feed';
import { feedId } from '@/lib/domain/ids';
import type { RecordedItem } from '@/server/replay/readRecording';
import { recordedOutlets } from '@/server/replay/recordedOutlets';

const item = (source: string, patch: Partial<RecordedItem> = {}): RecordedItem => ({
  id: 'a',
  published: '2026-01-09T10:00:00Z',
  lang: 'en',
  source,
  title: 'Talks',
  description: '',
  link: '',
  ...patch,
});

const CATALOG: Feed[] = [
  {
    id: feedId('efecto'),
    name: 'Crónica de Muestra: todo',
    outlet: 'Crónica de Muestra',
    url: 'https://example.org/feed',
    homepage: null,
    language: 'es',
    country: 'VE',
    pressGroup: 'venezuelan-independent',
    scope: 'topic',
    enabled: true,
    notes: '',
  },
];

const place = (source: string) => {
  const outlet = recordedOutlets([item(source)], CATALOG).get(source)!;
  return [outlet.pressGroup, outlet.country];
};

describe('the outlets of a recording', () => {
  it.each([
    ['Department of Energy (.gov)', 'official-us', 'US'],
    ['southcom.mil', 'official-us', 'US'],
    ['mindefensa.gob.ve', 'official-ve', 'VE'],
    ['Reuters', 'wire', 'INT'],
    ['Cronica de  muestra', 'venezuelan-independent', 'VE'],
    ['teleSUR', 'venezuelan-state', 'VE'],
    ['news.un.org', 'international-organisation', 'INT'],
    ['The Hill', 'us-media', 'US'],
    ['NTN24', 'regional-media', 'CO'],
    ['An Outlet Nobody Knows', 'international-media', 'INT'],
  ])('places %s among %s', (source, pressGroup, country) => {
    expect(place(source)).toEqual([pressGroup, country]);
  });

  it('takes the language most of its items are in, and English when none is told', () => {
    const outlets = recordedOutlets(
      [item('A', { lang: 'es' }), item('A', { lang: 'es-419' }), item('A'), item('B', { lang: '' }), item('C', { lang: 'pt-BR' })],
      [],
    );
    expect([...outlets.values()].map((outlet) => outlet.language)).toEqual(['es', 'en', 'pt']);
  });

  it('gives each outlet a short name of its own, whatever it is called', () => {
    const sources = ['La Verdad', 'la verdad', 'Ла Правда', '???', 'x'.repeat(200), 'El País · Édition'];
    const ids = [...recordedOutlets(sources.map((source) => item(source)), []).values()].map((outlet) => outlet.id);
    expect(new Set(ids).size).toBe(sources.length);
    expect(ids.filter((id) => !/^[a-z0-9-]{1,80}$/.test(id))).toEqual([]);
    expect(ids).toContain('el-pais-edition');
  });

  it('deals RSS and Atom out in turn, and RSS to those with a day without its hour', () => {
    const outlets = recordedOutlets([item('A'), item('B'), item('C', { published: '2026-01-09' }), item('D')], []);
    expect([...outlets.values()].map((outlet) => outlet.format)).toEqual(['rss', 'atom', 'rss', 'rss']);
  });
});
