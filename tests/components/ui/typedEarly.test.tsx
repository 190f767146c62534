import { TextEncoder } from 'node:util';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { Field } from '@/components/feeds/Field';

afterEach(cleanup);

/** A form as ours are: what is sent is what React has heard of. */
function Form() {
  const [name, setName] = useState('as it was');
  const [note, setNote] = useState('');
  return (
    <>
      <Field label="Name">{(control) => <input {...control} value={name} onChange={(event) => setName(event.target.value)} />}</Field>
      <Field label="Note">{(control) => <textarea {...control} value={note} onChange={(event) => setNote(event.target.value)} />}</Field>
      <output>{`${name}/${note}`}</output>
    </>
  );
}

it('keeps what was typed before the scripts ran', async () => {
  Object.assign(globalThis, { TextEncoder });
  const { renderToString } = await import('react-dom/server');
  const container = document.createElement('div');
  document.body.append(container);
  container.innerHTML = renderToString(<Form />);
  container.querySelector('input')!.value = 'typed early';
  container.querySelector('textarea')!.value = 'and a note';
  await act(async () => void render(<Form />, { container, hydrate: true }));
  expect(screen.getByRole('status').textContent).toBe('typed early/and a note');
  // Drawn again for another reason, it is there still.
  fireEvent.change(screen.getByLabelText('Note'), { target: { value: 'and another' } });
  expect((screen.getByLabelText('Name') as HTMLInputElement).value).toBe('typed early');
  expect(screen.getByRole('status').textContent).toBe('typed early/and another');
});

it('says nothing where nothing was typed', async () => {
  const heard = jest.fn();
  render(<Field label="Name">{(control) => <input {...control} value="kept" onChange={heard} />}</Field>);
  expect((screen.getByLabelText('Name') as HTMLInputElement).value).toBe('kept');
  expect(heard).not.toHaveBeenCalled();
});
