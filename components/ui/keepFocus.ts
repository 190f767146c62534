/** Parts of a page that make sense as a place to be, from the narrowest. */
const PLACES = 'li, article, fieldset, form, section, dialog, main';

/**
 * Keeps the keyboard's place. A button that goes with what it was about (a row that is removed, a question that is answered), or that is switched off
 * while its request is on the way, leaves the browser with no focus, and a screen reader at the top of the page. Here the focus goes back to the
 * button when it is switched on again, else to the narrowest part around it that is still there.
 * @returns what ends it
 */
export function keepFocus(page: Document): () => void {
  let held: HTMLElement | null = null;
  let around: readonly Element[] = [];
  let looking: ReturnType<typeof setTimeout> | undefined;
  const isLost = () => page.activeElement === page.body || page.activeElement === null;
  const isOff = (element: HTMLElement) => 'disabled' in element && element.disabled === true;

  const onIn = ({ target }: FocusEvent) => {
    held = target as HTMLElement;
    around = [...ancestorsOf(held)];
  };
  // Left by hand, for instance by a press beside everything. (Some browsers say so of what is removed too, before it is gone.)
  const onOut = () => {
    const left = held;
    setTimeout(() => {
      if (held === left && left?.isConnected && !isOff(left) && isLost()) held = null;
    });
  };
  function look() {
    if (!held || !isLost()) return;
    if (held.isConnected) return held.focus({ preventScroll: true });
    const place = around.find((one) => one.isConnected && one.matches(PLACES)) as HTMLElement | undefined;
    if (!place) return;
    if (!place.hasAttribute('tabindex')) place.tabIndex = -1;
    place.focus({ preventScroll: true });
  }
  const changes = new MutationObserver(() => {
    if (!held || (held.isConnected && isOff(held)) || !isLost()) return;
    clearTimeout(looking);
    // A dialog that closes gives the focus back by itself, just after this.
    looking = setTimeout(look);
  });

  page.addEventListener('focusin', onIn);
  page.addEventListener('focusout', onOut);
  changes.observe(page.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['disabled'] });
  return () => {
    page.removeEventListener('focusin', onIn);
    page.removeEventListener('focusout', onOut);
    changes.disconnect();
    clearTimeout(looking);
  };
}

function* ancestorsOf(element: Element): Generator<Element> {
  for (let one = element.parentElement; one; one = one.parentElement) yield one;
}
