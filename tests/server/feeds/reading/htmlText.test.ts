import fc from 'fast-check';
import { collapse, htmlToText } from '@/server/feeds/reading/htmlText';

describe('htmlToText', () => {
  it.each([
    ['plain', 'plain'],
    ['<p>One</p><p>Two</p>', 'One Two'],
    ['a<br>b', 'a b'],
    ['un<b>believ</b>able', 'unbelievable'],
    ['5 &lt; 6 &amp; 7 &gt; 3', '5 < 6 & 7 > 3'],
    ['5 < 6 and 7 > 3', '5 < 6 and 7 > 3'],
    ['I <3 it', 'I <3 it'],
    ['Petr&oacute;leo y ni&ntilde;os', 'Petróleo y niños'],
    ['don&#146;t', 'don’t'],
    ['a&nbsp;b\n\t c', 'a b c'],
    ['x<!-- hidden -->y', 'xy'],
    ['x<script>alert("<b>")</script>y', 'x y'],
    ['x<STYLE type="a>b">p{}</STYLE >y', 'x y'],
    ['<a title="a > b" href=\'c>d\'>text</a>', 'text'],
    ['<xhtml:script>no</xhtml:script>yes', 'yes'],
    ['<![CDATA[inner]]>', 'inner'],
    ['cut <a href="http', 'cut <a href="http'],
    ['\u0000bell\u0007', 'bell'],
  ])('reads %p as %p', (html, expected) => {
    expect(htmlToText(html)).toBe(expected);
  });

  it('keeps text without markup as it is, but for white space', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\w .,;:!?áéíóúñ-]{0,80}$/), (text) => {
        expect(htmlToText(text)).toBe(collapse(text));
      }),
    );
  });

  it.each(['<', '<a b="', "<a b='>", '<!--', '<script>', '<script></script', '&', '&amp', '<a>', '< ', '\n ', '<a "<b \''])('takes time in proportion to its length for %p without end', (piece) => {
    const html = `${piece.repeat(Math.ceil(200_000 / piece.length))}>`;
    const begun = performance.now();
    htmlToText(html);
    expect(performance.now() - begun).toBeLessThan(1_000);
  });
});
