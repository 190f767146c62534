import type { WatchlistId } from '@/lib/domain/ids';
import type { Update } from '@/lib/domain/update';
import type { WatchSelection } from '@/lib/domain/watchlist';
import { parseQuery, type Phrase } from '@/lib/search/parseQuery';
import { indexTerms, queryTerms } from '@/lib/search/terms';
import type { Held } from '@/lib/selection/matches';
import { expectedShare } from './expectedShare';

/** Of a watchlist, what decides whether an update is in it. */
export interface Watched {
  readonly id: WatchlistId;
  readonly selection: WatchSelection;
}

export interface WatchIndex {
  /**
   * The lists that an update is in, as `matches` and the store would say of each, in the order in which they were given.
   * @param held  how the update bears on the claims now
   */
  match(update: Update, held: readonly Held[]): WatchlistId[];
}

/** Something an update has or has not: a word, a phrase, a tag… By number, so that a look at one is a look into an array. */
type Sign = number;

/** One way to be in a list's selection: any of the signs will do. All of a list's conditions must be met. */
interface Condition {
  readonly anyOf: readonly Sign[];
  /** share of the news expected to meet it, 0…1 */
  readonly share: number;
}

interface Entry {
  readonly id: WatchlistId;
  /** beside the condition it stands under */
  readonly others: readonly (readonly Sign[])[];
  readonly none: readonly Sign[];
}

/** Roughly what share of the news one value of each part has; which condition is looked up first goes by it, and nothing else. */
const SHARES = { tag: 0.25, direction: 0.35, group: 0.1, outlet: 0.01, language: 0.5, feed: 0.02, story: 0.001, claim: 0.03, stance: 0.1, held: 0.02 } as const;

/**
 * An index over what the lists ask for: each list stands under its rarest condition, and only those whose condition an update
 * meets are looked at further. The cost is that of the update's own words and of the lists found, not of all lists.
 */
export function createWatchIndex(watchlists: readonly Watched[]): WatchIndex {
  const signs = createSigns();
  const entries: Entry[] = [];
  const under = new Map<Sign, number[]>();
  /** nothing must occur in what these ask for */
  const underNothing: number[] = [];
  watchlists.forEach(({ id, selection }, at) => {
    const query = parseQuery(selection.query);
    const [rarest, ...others] = conditionsOf(selection, query?.all ?? [], signs).sort((a, b) => a.share - b.share);
    entries.push({ id, others: others.map(({ anyOf }) => anyOf), none: (query?.none ?? []).flatMap(signs.ofPhrase) });
    if (!rarest) underNothing.push(at);
    for (const sign of new Set(rarest?.anyOf)) put(under, sign, at);
  });

  return {
    match(update, held) {
      const { isPresent, present } = signs.of(update, held);
      const found: number[] = [];
      const isIn = ({ others, none }: Entry) => others.every((anyOf) => anyOf.some(isPresent)) && !none.some(isPresent);
      const look = (at: number) => void (isIn(entries[at]!) && found.push(at));
      underNothing.forEach(look);
      for (const sign of present) under.get(sign)?.forEach(look);
      // One with several words that will do stands under each of them.
      return [...new Set(found.sort((a, b) => a - b))].map((at) => entries[at]!.id);
    },
  };
}

function conditionsOf(selection: WatchSelection, words: readonly (readonly Phrase[])[], signs: Signs): Condition[] {
  const { tags, directions, pressGroups, outlets, languages, feeds, stories, claims, stances } = selection;
  const any = (kind: keyof typeof SHARES, values: readonly string[]): Condition[] =>
    values.length === 0 ? [] : [{ anyOf: values.map((value) => signs.named(`${kind}:${value}`)), share: SHARES[kind] * values.length }];
  // One piece of evidence must be of a chosen claim and of a chosen stance.
  const bearing =
    claims.length > 0 && stances.length > 0
      ? any('held', claims.flatMap((claim) => stances.map((stance) => `${claim}:${stance}`)))
      : [...any('claim', claims), ...any('stance', stances)];
  return [
    ...any('tag', tags),
    ...any('direction', directions),
    ...any('group', pressGroups),
    ...any('outlet', outlets),
    ...any('language', languages),
    ...any('feed', feeds),
    ...any('story', stories),
    ...bearing,
    ...words.map((phrases) => ({ anyOf: phrases.flatMap(signs.ofPhrase), share: phrases.reduce((sum, phrase) => sum + expectedShare(phrase), 0) })),
  ];
}

interface Signs {
  /** the sign of a value: `tag:sanctions` */
  named(name: string): Sign;
  /** the signs of a phrase, one for each form its words may have in a text */
  ofPhrase(this: void, phrase: Phrase): Sign[];
  /** what of all this an update has; holds until the next call */
  of(update: Update, held: readonly Held[]): { readonly present: readonly Sign[]; readonly isPresent: (sign: Sign) => boolean };
}

/** Numbers what lists ask for. Names and words never run into each other: a name holds a colon, which no term does. */
function createSigns(): Signs {
  const numbers = new Map<string, Sign>();
  /** phrases by their longest word: they are looked for where it occurs */
  const phrases = new Map<string, { readonly sign: Sign; readonly text: string }[]>();
  /** by sign: the call in which an update last had it */
  const seenIn: number[] = [];
  let call = 0;

  const numberOf = (name: string): Sign => {
    const known = numbers.get(name);
    if (known !== undefined) return known;
    numbers.set(name, numbers.size);
    seenIn.push(0);
    return numbers.size - 1;
  };

  return {
    named: numberOf,
    ofPhrase: (phrase) =>
      queryTerms(phrase).map((terms) => {
        const text = terms.join(' ');
        const isNew = !numbers.has(text);
        const sign = numberOf(text);
        if (isNew && terms.length > 1) {
          const longest = terms.reduce((long, term) => (term.length > long.length ? term : long));
          put(phrases, longest, { sign, text: ` ${text} ` });
        }
        return sign;
      }),
    of(update, held) {
      call += 1;
      const present: Sign[] = [];
      const add = (sign: Sign | undefined) => {
        if (sign === undefined || seenIn[sign] === call) return;
        seenIn[sign] = call;
        present.push(sign);
      };
      const terms = indexTerms(update.language, [update.title, update.summary]);
      const text = ` ${terms.join(' ')} `;
      for (const term of new Set(terms)) {
        add(numbers.get(term));
        for (const phrase of phrases.get(term) ?? []) if (text.includes(phrase.text)) add(phrase.sign);
      }
      for (const name of namesOf(update, held)) add(numbers.get(name));
      return { present, isPresent: (sign) => seenIn[sign] === call };
    },
  };
}

function put<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const there = map.get(key);
  if (there) there.push(value);
  else map.set(key, [value]);
}

/** One in no story stands under its own id, as in the store. */
const namesOf = (update: Update, held: readonly Held[]): string[] => [
  ...update.marks.tags.map(({ tag }) => `tag:${tag}`),
  `direction:${update.marks.direction.value}`,
  `group:${update.pressGroup}`,
  `outlet:${update.outlet}`,
  `language:${update.language}`,
  `feed:${update.feedId}`,
  `story:${update.storyId ?? update.id}`,
  ...held.flatMap(({ claimId, stance }) => [`claim:${claimId}`, `stance:${stance}`, `held:${claimId}:${stance}`]),
];
