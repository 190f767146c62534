/** One reload for a build in this time: a half-done roll-out may keep serving the old page. */
const RELOAD_GAP_MS = 10 * 60_000;
const STORAGE_KEY = 'entente.reloadedForBuild';

export interface WallReloadParts {
  readonly build: string;
  readonly now: number;
  /** survives the reload: a page's session storage */
  readonly storage: Pick<Storage, 'getItem' | 'setItem'>;
  /** whether the server can serve the page it would be reloaded from */
  readonly isServerHealthy: () => Promise<boolean>;
  readonly reload: () => void;
}

/**
 * Reloads a wall display whose server runs another build (LU8), but never in a loop, and never into a server that could
 * not serve the page: a wall that shows the last good hour beats one that shows an error.
 * @returns whether it reloaded; ask again later when it did not
 */
export async function reloadWall({ build, now, storage, isServerHealthy, reload }: WallReloadParts): Promise<boolean> {
  const [lastBuild, lastAt] = (storage.getItem(STORAGE_KEY) ?? '').split(' ');
  if (lastBuild === build && now - Number(lastAt) < RELOAD_GAP_MS) return false;
  if (!(await isServerHealthy())) return false;
  storage.setItem(STORAGE_KEY, `${build} ${now}`);
  reload();
  return true;
}
