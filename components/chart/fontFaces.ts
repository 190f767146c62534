/**
 * The page's own fonts as `@font-face` rules with the fonts inside them, for a picture that leaves the page.
 * @param families  as in a stylesheet; of each list its first name counts
 * A font that does not come is left out: the picture then shows the next of its list.
 */
export async function fontFaces(families: readonly string[]): Promise<string> {
  const wanted = families.map((list) => unquote(list.split(',')[0] ?? ''));
  const rules = Array.from(document.styleSheets).flatMap((sheet) => Array.from(rulesOf(sheet), (rule) => ({ rule, base: sheet.href ?? document.baseURI })));
  const faces = rules.flatMap(({ rule, base }) => (rule instanceof CSSFontFaceRule && wanted.includes(unquote(rule.style.getPropertyValue('font-family'))) ? [{ rule, base }] : []));
  const written = await Promise.all(faces.map(({ rule, base }) => faceOf(rule, base).catch(() => '')));
  return written.join('\n');
}

async function faceOf(rule: CSSFontFaceRule, base: string): Promise<string> {
  const source = /url\(["']?([^"')]+)["']?\)/.exec(rule.style.getPropertyValue('src'))?.[1];
  if (source === undefined) return '';
  const response = await fetch(new URL(source, base));
  if (!response.ok) return '';
  const url = await asDataUrl(await response.blob());
  const weight = rule.style.getPropertyValue('font-weight');
  return `@font-face { font-family: ${rule.style.getPropertyValue('font-family')}; ${weight && `font-weight: ${weight}; `}src: url(${url}); }`;
}

function asDataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error ?? new Error('the font could not be read'));
    reader.readAsDataURL(blob);
  });
}

/** A sheet from elsewhere does not show its rules; none of ours is. */
function rulesOf(sheet: CSSStyleSheet): Iterable<CSSRule> {
  try {
    return sheet.cssRules;
  } catch {
    return [];
  }
}

const unquote = (name: string): string => name.trim().replace(/^["']|["']$/g, '');
