import { reloadWall } from '@/components/live/wallReload';

const MINUTE = 60_000;

function wall() {
  const kept = new Map<string, string>();
  const reload = jest.fn();
  const state = { isHealthy: true };
  const ask = (build: string, now: number) =>
    reloadWall({
      build,
      now,
      storage: { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) },
      isServerHealthy: async () => state.isHealthy,
      reload,
    });
  return { ask, reload, state };
}

test('[LU8] a wall reloads itself for a new build', async () => {
  const { ask, reload } = wall();
  expect(await ask('b2', 0)).toBe(true);
  expect(reload).toHaveBeenCalledTimes(1);
});

test('[LU8] it does not reload in a loop when it still gets the old page', async () => {
  const { ask, reload } = wall();
  for (let minute = 0; minute < 30; minute++) await ask('b2', minute * MINUTE);
  expect(reload).toHaveBeenCalledTimes(3);
  await ask('b3', 30 * MINUTE + 1);
  expect(reload).toHaveBeenCalledTimes(4);
});

test('[LU8] it waits for a server that could serve the page', async () => {
  const { ask, reload, state } = wall();
  state.isHealthy = false;
  expect(await ask('b2', 0)).toBe(false);
  expect(reload).not.toHaveBeenCalled();
  state.isHealthy = true;
  expect(await ask('b2', MINUTE)).toBe(true);
});
