export const STATES = ['many', 'empty', 'no-match', 'loading', 'late', 'stale', 'offline', 'error'] as const;
export type State = (typeof STATES)[number];

/** What is chosen in a state, as in an address: some states a list has only then. */
const CHOSEN: Partial<Record<State, string>> = { 'no-match': '?q=words&tag=sanctions,oil-economy&group=wire', loading: '?tag=sanctions', error: '?tag=sanctions' };

export const pathOf = (locale: string, theme: string, state: State): string => `/${locale}/${theme}/${state}${CHOSEN[state] ?? ''}`;
