import { keepFocus } from '@/components/ui/keepFocus';

let stop: () => void;
beforeEach(() => {
  document.body.innerHTML = '<main><section><ul><li id="first"><button id="a">Remove</button></li><li><button id="b">Remove</button></li></ul></section></main>';
  stop = keepFocus(document);
});
afterEach(() => stop());

const settled = () => new Promise((resolve) => setTimeout(resolve, 10));
const at = (id: string) => document.getElementById(id) as HTMLButtonElement;

test('what goes with its row leaves the focus at the part the row was in', async () => {
  at('a').focus();
  at('first').remove();
  await settled();
  expect(document.activeElement?.tagName).toBe('SECTION');
});

test('what goes from a row that stays leaves the focus at the row', async () => {
  at('a').focus();
  at('a').remove();
  await settled();
  expect(document.activeElement?.id).toBe('first');
});

test('a button that was switched off for a while has the focus again', async () => {
  at('a').focus();
  at('a').disabled = true;
  // As browsers do at the next drawing; the simulated page does not.
  Object.defineProperty(document, 'activeElement', { get: () => document.body, configurable: true });
  const focus = jest.spyOn(at('a'), 'focus');
  await settled();
  expect(focus).not.toHaveBeenCalled();
  at('a').disabled = false;
  await settled();
  delete (document as { activeElement?: unknown }).activeElement;
  expect(focus).toHaveBeenCalledTimes(1);
});

test('what was left by hand is not gone back to', async () => {
  at('a').focus();
  at('a').blur();
  await settled();
  at('b').remove();
  await settled();
  expect(document.activeElement).toBe(document.body);
});

test('what has taken the focus by itself keeps it', async () => {
  at('a').focus();
  at('first').remove();
  at('b').focus();
  await settled();
  expect(document.activeElement?.id).toBe('b');
});
