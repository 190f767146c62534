import { act, render, screen } from '@testing-library/react';
import { useLater } from '@/components/ui/useLater';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const Part = () => <p>here</p>;

function Page({ load }: { load: () => Promise<typeof Part> }) {
  const { Part: Loaded, hasFailed, retry } = useLater(load);
  if (Loaded) return <Loaded />;
  return hasFailed ? <button onClick={retry}>again</button> : <p>on its way</p>;
}

async function passes(seconds: number) {
  await act(() => jest.advanceTimersByTimeAsync(0));
  for (let n = 0; n < seconds; n++) await act(() => jest.advanceTimersByTimeAsync(1_000));
}

test('a part whose code does not come is asked for again, less and less often, until it comes', async () => {
  let isCut = true;
  const load = jest.fn(async () => {
    if (isCut) throw new Error('no network');
    return Part;
  });
  render(<Page load={load} />);
  await passes(0);
  screen.getByRole('button');
  await passes(60);
  expect(load.mock.calls.length).toBeGreaterThan(3);
  expect(load.mock.calls.length).toBeLessThan(7);
  isCut = false;
  await passes(64);
  screen.getByText('here');
});

test('whoever does not wait asks at once', async () => {
  const load = jest.fn().mockRejectedValueOnce(new Error('no network')).mockResolvedValue(Part);
  render(<Page load={load} />);
  await passes(0);
  act(() => screen.getByRole('button').click());
  await passes(0);
  screen.getByText('here');
});

test('a page that is gone asks for nothing', async () => {
  const load = jest.fn().mockRejectedValue(new Error('no network'));
  const { unmount } = render(<Page load={load} />);
  await passes(0);
  unmount();
  await passes(600);
  expect(load).toHaveBeenCalledTimes(1);
});
