/**
 * Full-width ASCII and the ideographic space become their half-width twins (全角→半角), each character in its place,
 * so that an index in the result is an index in the text. Nothing else changes: ㎡, ①, 〜 and kana stay.
 */
export function narrowAscii(text: string): string {
  return text.replace(/[\uFF01-\uFF5E\u3000\u00A0]/g, (c) =>
    c === '\u3000' || c === '\u00A0' ? ' ' : String.fromCharCode(c.charCodeAt(0) - 0xfee0),
  )
}
