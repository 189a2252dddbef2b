import { replaceRadicals } from './radicals.ts'

/**
 * Full-width ASCII and the ideographic space become their half-width twins (全角→半角), each character in its place,
 * so that an index in the result is an index in the text. Nothing else changes: ㎡, ①, 〜 and kana stay.
 */
export function narrowAscii(text: string): string {
  return text.replace(/[\uFF01-\uFF5E\u3000\u00A0]/g, (c) =>
    c === '\u3000' || c === '\u00A0' ? ' ' : String.fromCharCode(c.charCodeAt(0) - 0xfee0),
  )
}

/**
 * For reading figures and dates out of a text: half-width ASCII, and radicals as the characters they stand for (220⼈ is 220人),
 * each character in its place, so that an index in the result is an index in the text.
 */
export function plainInPlace(text: string): string {
  return narrowAscii(text).replace(/[\u2E80-\u2FD5]/g, (radical) => {
    const character = replaceRadicals(radical)
    return character.length === 1 ? character : radical
  })
}
