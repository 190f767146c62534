import type { ChronologyEvent } from '@/lib/domain/chronology';
import type { PressGroup } from '@/lib/domain/pressGroup';
import type { LocalOutlet } from './localFeed';
import type { SeededRandom } from './seededRandom';

export interface Wording {
  readonly title: string;
  readonly summary: string;
}

type Language = 'en' | 'es';

// How each press group turns the same event into its own headline; `{t}` is the chronology's title, `{s}` the first
// sentence of its summary. Several each, so that stories have to be recognised and cannot be matched by equal words.
const HEADLINES: Record<Language, Record<PressGroup, readonly string[]>> = {
  en: {
    wire: ['{t}', '{s}', 'Wire summary: {t}'],
    'official-us': ['Readout: {t}', 'Fact sheet: {t}', 'Press guidance: {s}'],
    'official-ve': ['Statement: {t}', 'Communiqué: {s}'],
    'international-organisation': ['Daily note: {t}', 'Briefing to members: {s}', 'For the record: {t}'],
    'us-media': ['{t}: what we know so far', 'What to know: {s}', 'From Washington: {t}', '{s}'],
    'venezuelan-independent': ['The view from Caracas: {t}', '{t}, explained', '{s}'],
    'venezuelan-state': ['Government reports: {t}', '{s}'],
    'regional-media': ['Neighbours take note: {t}', 'Seen from the region: {s}', '{t}'],
    'international-media': ['{t}', 'In brief: {s}', 'Why it matters: {t}'],
    'think-tank': ['Five questions after the news: {t}', 'What follows from it: {t}', 'Reading the signal: {s}'],
    'energy-trade': ['For traders: {t}', 'Barrels and licences: {s}', 'Market note: {t}'],
  },
  es: {
    wire: ['{t}', '{s}', 'Resumen de agencia: {t}'],
    'official-us': ['Nota de prensa: {t}', 'Hoja informativa: {s}'],
    'official-ve': ['Comunicado: {t}', 'Declaración oficial: {s}', 'Boletín: {t}'],
    'international-organisation': ['Nota diaria: {t}', 'Informe a los miembros: {s}'],
    'us-media': ['Desde Washington: {t}', 'Qué se sabe: {s}', '{t}'],
    'venezuelan-independent': ['{t}: las claves', 'En claro: {s}', '{t}', 'Lo que cambia: {t}'],
    'venezuelan-state': ['Gobierno informa: {t}', 'Actualidad: {s}', '{t}'],
    'regional-media': ['La región observa: {t}', 'Visto desde los vecinos: {s}', '{t}'],
    'international-media': ['{t}', 'Por qué importa: {t}', 'En breve: {s}'],
    'think-tank': ['Cinco preguntas tras la noticia: {t}', 'Qué se sigue de esto: {t}', 'Leer la señal: {s}'],
    'energy-trade': ['Nota de mercado: {t}', 'Barriles y licencias: {s}', 'Para el sector: {t}'],
  },
};

const FOLLOW_UPS: Record<Language, readonly string[]> = {
  en: ['Reactions come in: {t}', 'The day after: {t}', 'Doubts and hopes: {t}', 'Second look: {s}'],
  es: ['Llegan las reacciones: {t}', 'El día después: {t}', 'Dudas y esperanzas: {t}', 'Segunda mirada: {s}'],
};

const FILED_UNDER: Record<Language, string> = {
  en: 'The sample desk files this under relations between the United States and Venezuela.',
  es: 'La mesa de muestra lo archiva en las relaciones entre Estados Unidos y Venezuela.',
};

const LONGEST_TITLE = 140;

// A first sentence whose subject is in the title cannot be a headline of its own. Spanish leaves the pronoun out.
const LEANS_ON_TITLE: Record<Language, RegExp> = {
  en: /^(He|She|It|They|Both|Its|His|Her|Their|The two)\b/,
  es: /^(Él|Ella|Ambos|Ambas|Su|Sus|Los dos|\p{Lu}\p{L}*(ó|aron|ieron|aba|ía))(?!\p{L})/u,
};

export const languageOf = (outlet: LocalOutlet): Language => (outlet.language === 'es' ? 'es' : 'en');

/**
 * How an outlet words an event of the chronology. Made by rule from our own title and summary; always names Venezuela,
 * Caracas or Maduro, as an update of the desk must.
 * @param kind  `report` on the event, or `follow-up` later on
 */
export function wordEvent(event: ChronologyEvent, outlet: LocalOutlet, kind: 'report' | 'follow-up', random: SeededRandom): Wording {
  const language = languageOf(outlet);
  const patterns = kind === 'report' ? HEADLINES[language][outlet.pressGroup] : FOLLOW_UPS[language];
  const sentences = splitSentences(event.summary[language]);
  const firstSentence = (sentences[0] ?? event.title[language]).replace(/\.$/, '');
  const fill = (pattern: string) => pattern.replace('{t}', event.title[language]).replace('{s}', firstSentence);
  const stands = (pattern: string) => !pattern.includes('{s}') || !LEANS_ON_TITLE[language].test(firstSentence);
  const fitting = patterns.filter(stands).map(fill).filter((title) => title.length <= LONGEST_TITLE);
  const title = fitting.length > 0 ? random.pick(fitting) : event.title[language];
  const summary = kind === 'report' || sentences.length < 2 ? event.summary[language] : sentences.slice(1).join(' ');
  return { title, summary: namesTheStory(`${title} ${summary}`) ? summary : `${summary} ${FILED_UNDER[language]}` };
}

function splitSentences(text: string): string[] {
  // A capital or a quotation mark must follow, so that "EE. UU." and "$1.5 million" stay whole.
  return text.replace(/EE\. UU\./g, 'EE.\u00A0UU.').split(/(?<=[.!?]) (?=[\p{Lu}"“«¿¡])/u).map((sentence) => sentence.replaceAll('\u00A0', ' '));
}

const namesTheStory = (text: string) => /\b(venezuela|caracas|maduro)\b/i.test(text);

const ASIDES: Record<Language, { readonly who: readonly string[]; readonly what: readonly string[] }> = {
  en: {
    who: ['Northbridge', 'Lakeside', 'Port Ellery', 'Greenfield', 'Stonehaven Bay', 'Upper Hillside'],
    what: [
      'to keep libraries open into the evening',
      'to try quieter trams on two lines',
      'counts more herons than ever on its river',
      'moves the book fair into the old market hall',
      'repairs the clock on its town hall',
      'opens a cycle path along the canal',
      'reports a fine year for apples',
      'celebrates its school orchestra',
    ],
  },
  es: {
    who: ['Villa Norte', 'Puerto Sereno', 'La Alameda', 'Monteclaro', 'San Telmo del Río', 'El valle alto'],
    what: [
      'abrirá sus bibliotecas hasta la noche',
      'prueba tranvías más silenciosos en dos líneas',
      'cuenta más garzas que nunca en su río',
      'lleva la feria del libro al antiguo mercado',
      'repara el reloj del ayuntamiento',
      'estrena un carril para bicicletas junto al canal',
      'tiene un buen año de manzanas',
      'celebra a su orquesta escolar',
    ],
  },
};

/** Local news without any bearing on the story: the desk must refuse it. */
export function wordAside(outlet: LocalOutlet, random: SeededRandom): Wording {
  const language = languageOf(outlet);
  const { who, what } = ASIDES[language];
  const title = `${random.pick(who)} ${random.pick(what)}`;
  return { title, summary: language === 'es' ? `${title}, según vecinos del lugar.` : `${title}, people there say.` };
}
