/**
 * A word to one person's open pages, on whatever node they are. It says what moved; the page asks for the rest.
 * watchlists  their watchlists, or those shared with them: made, edited, moved, removed, read
 * stars       their stars and notes
 * alerts      `newest`: the number of an alert that is new, null where none is; `toast` and `sound`: how they asked to be told
 */
export type PersonalNotice =
  | { readonly kind: 'watchlists' }
  | { readonly kind: 'stars' }
  | { readonly kind: 'alerts'; readonly newest: number | null; readonly toast: boolean; readonly sound: boolean };
