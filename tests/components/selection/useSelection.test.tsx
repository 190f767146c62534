import { act, screen, waitFor } from '@testing-library/react';
import { useEffect } from 'react';
import { useSelection, type Selecting } from '@/components/selection/useSelection';
import { writeSelection } from '@/lib/selection/selection';
import { renderDesk } from '../renderDesk';

let latest: Selecting;
const choose: Selecting['choose'] = (patch) => latest.choose(patch);
const clear = () => latest.clear();

function Chosen({ onDrawn }: { onDrawn: (selecting: Selecting) => void }) {
  const selecting = useSelection();
  useEffect(() => {
    onDrawn(selecting);
  });
  return <p>chosen: {decodeURIComponent(writeSelection(selecting.selection)) || 'nothing'}</p>;
}

const open = (address: string) => {
  window.history.replaceState(null, '', address);
  return renderDesk(<Chosen onDrawn={(selecting) => (latest = selecting)} />);
};
const shown = () => screen.getByText(/^chosen/).textContent?.slice('chosen: '.length);
const address = () => decodeURIComponent(window.location.pathname + window.location.search + window.location.hash);

it('reads what is chosen from the address, and writes it there', () => {
  open('/?tag=sanctions');
  expect(shown()).toBe('tag=sanctions');
  act(() => choose({ directions: ['thaw'] }));
  expect(shown()).toBe('tag=sanctions&direction=thaw');
  expect(address()).toBe('/?tag=sanctions&direction=thaw');
});

it('is undone by "back"', async () => {
  open('/');
  act(() => choose({ tags: ['security'] }));
  act(() => choose({ tags: ['security', 'migration'] }));
  act(() => window.history.back());
  await waitFor(() => expect(shown()).toBe('tag=security'));
  act(() => window.history.back());
  await waitFor(() => expect(shown()).toBe('nothing'));
});

it('leaves other parameters and the part of the page alone', () => {
  open('/?span=7d&q=oil#chart');
  act(() => choose({ pressGroups: ['wire'] }));
  expect(address()).toBe('/?span=7d&q=oil&group=wire#chart');
  act(() => clear());
  expect(address()).toBe('/?span=7d#chart');
});

it('takes two choices at once, and adds no step when nothing is another', () => {
  open('/');
  const steps = window.history.length;
  act(() => {
    choose({ tags: ['security'] });
    choose({ languages: ['es'] });
    choose({ languages: ['es'] });
  });
  expect(shown()).toBe('tag=security&lang=es');
  expect(window.history.length).toBe(steps + 2);
});

it('leads to the desk from a page that lists nothing', () => {
  open('/stories/s1?tag=security');
  act(() => choose({ languages: ['es'] }));
  expect(address()).toBe('/?lang=es');
});
