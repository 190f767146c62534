import { STANCES, type ClaimId, type Stance } from '@/lib/domain/claim';
import type { FeedId, StoryId } from '@/lib/domain/ids';
import { PRESS_GROUPS, type PressGroup } from '@/lib/domain/pressGroup';
import { DIRECTIONS, TAGS, type Direction, type Tag } from '@/lib/domain/tag';

/** What a reader has chosen to see. It stands in the address, and drives the list and every chart. */
export interface Selection {
  /** words as typed: `"phrases"`, `-not`, `OR` */
  readonly query: string;
  readonly tags: readonly Tag[];
  readonly directions: readonly Direction[];
  readonly pressGroups: readonly PressGroup[];
  readonly outlets: readonly string[];
  readonly languages: readonly string[];
  readonly feeds: readonly FeedId[];
  readonly claims: readonly ClaimId[];
  readonly stances: readonly Stance[];
  readonly stories: readonly StoryId[];
  /** a day (2026-01-09) or a time with its zone; `to` is exclusive; empty for no bound */
  readonly from: string;
  readonly to: string;
}

export const EMPTY_SELECTION: Selection = {
  query: '',
  tags: [],
  directions: [],
  pressGroups: [],
  outlets: [],
  languages: [],
  feeds: [],
  claims: [],
  stances: [],
  stories: [],
  from: '',
  to: '',
};

/** Names of the parameters, in the order in which they stand in an address; `/api/updates` takes the same. */
const PARAMETERS = {
  query: 'q',
  tags: 'tag',
  directions: 'direction',
  pressGroups: 'group',
  outlets: 'outlet',
  languages: 'lang',
  feeds: 'feed',
  claims: 'claim',
  stances: 'stance',
  stories: 'story',
  from: 'from',
  to: 'to',
} as const satisfies Record<keyof Selection, string>;

const KNOWN: Partial<Record<keyof Selection, readonly string[]>> = { tags: TAGS, directions: DIRECTIONS, pressGroups: PRESS_GROUPS, stances: STANCES };

/** Reads an address leniently: a value that means nothing is passed over, so that an old link still opens. */
export function readSelection(parameters: { get(name: string): string | null }): Selection {
  const read = (key: keyof Selection) => {
    const text = parameters.get(PARAMETERS[key])?.trim() ?? '';
    if (typeof EMPTY_SELECTION[key] === 'string') return text;
    const values = readList(text);
    const known = KNOWN[key];
    return known ? values.filter((value) => known.includes(value)) : values;
  };
  return Object.fromEntries((Object.keys(PARAMETERS) as (keyof Selection)[]).map((key) => [key, read(key)])) as unknown as Selection;
}

/** The query of an address, without `?`; empty for the empty selection. The same selection always gives the same text. */
export function writeSelection(selection: Selection): string {
  const parameters = new URLSearchParams();
  for (const key of Object.keys(PARAMETERS) as (keyof Selection)[]) {
    const value = selection[key];
    const text = typeof value === 'string' ? value.trim() : writeList(value);
    if (text !== '') parameters.set(PARAMETERS[key], text);
  }
  return parameters.toString();
}

/** Another selection in an address whose other parameters stay. */
export function withSelection(address: URLSearchParams, selection: Selection): URLSearchParams {
  const others = new URLSearchParams(address);
  for (const name of Object.values(PARAMETERS)) others.delete(name);
  for (const [name, value] of new URLSearchParams(writeSelection(selection))) others.append(name, value);
  return others;
}

export const isEmptySelection = (selection: Selection): boolean => writeSelection(selection) === '';

/** Several values as one parameter of an address, sorted. */
export const writeList = (values: readonly string[]): string => [...values].sort().map(encodeValue).join(',');

/** Each value once, without empty ones. */
export const readList = (text: string): string[] => [...new Set(text.split(',').map((value) => decodeValue(value.trim())).filter(Boolean))];

// An outlet's name may hold a comma, which parts the values.
const encodeValue = (value: string) => value.replace(/[%,]/g, (sign) => (sign === ',' ? '%2C' : '%25'));
const decodeValue = (value: string) => value.replace(/%2C/gi, ',').replace(/%25/g, '%');
