import { replaceRadicals } from './radicals.ts'
import { remember } from './remember.ts'
import { narrowAscii } from './width.ts'

/**
 * Text as the exchange format keeps it (読みやすく整えた文字列): radicals become characters, full-width digits, letters and
 * brackets become ASCII, half-width kana become full-width with their marks composed, line ends become `\n`, spaces at the ends go.
 * ①, Ⅱ, ㈱, 〜 and inner line breaks stay; `cleanLine` also joins the lines of a wrapped cell.
 */
export function cleanText(raw: string): string {
  if (/^[\n\x20-\x7E]*$/.test(raw)) return raw.trim() // figures and codes: nothing to clean
  return replaceRadicals(raw)
    .replace(/[\uFEFF\u200B\u2060\u00AD]/g, '')
    .replace(/\r\n?/g, '\n')
    .replace(/[Ａ-Ｚａ-ｚ０-９（）［］｛｝＜＞]/g, narrowAscii)
    .replace(/[\uFF61-\uFF9F]+/g, (kana) => kana.normalize('NFKC'))
    .replace(/[\u3041-\u30FF][\u3099\u309A]/g, (kana) => kana.normalize('NFC'))
    .trim()
}

/** `cleanText` with the inner line breaks of a wrapped cell removed (改行の除去); between two Latin words a space stands in. */
export function cleanLine(raw: string): string {
  return cleanText(raw)
    .replace(/([\x21-\x7E])[ \t\u3000]*\n\s*(?=[A-Za-z0-9])/g, (_, end: string) =>
      /[A-Za-z0-9,.;:]/.test(end) ? `${end} ` : end,
    )
    .replace(/(?<![ \t\u3000])[ \t\u3000]*\n\s*/g, '') // a long run of spaces is looked through once
}

/** Marks that join the character before them: combining marks, half-width ﾞﾟ; runs of Hangul parts compose too. */
const cluster =
  /[\u1100-\u11FF\u3131-\u318E\uA960-\uA97C\uAC00-\uD7FB\uFFA0-\uFFDC][\p{M}\u1100-\u11FF\u3131-\u318E\uA960-\uA97C\uAC00-\uD7FB\uFFA0-\uFFDC]*|[\s\S][\p{M}\uFF9E\uFF9F]*/gu

const foldPlain = (text: string) =>
  replaceRadicals(text)
    .normalize('NFKC')
    .replaceAll('Σ', 'σ') // its lower case depends on its place in a word, and a key must not
    .toLowerCase()
    .replace(/[\s\p{Default_Ignorable_Code_Point}]/gu, '')

/** The key for comparing and searching (照合用の文字列): radicals replaced, NFKC, lower case, no white space. Never stored or shown. */
export const foldText: (raw: string) => string = remember(foldPlain)

/** `foldText` with the way back: `at[i]` is the index in `raw` of what `folded[i]` was made from. */
export function foldWithPositions(raw: string): { folded: string; at: number[] } {
  let folded = ''
  const at: number[] = []
  for (const match of raw.matchAll(cluster)) {
    const part = foldPlain(match[0])
    folded += part
    for (let i = 0; i < part.length; i++) at.push(match.index)
  }
  return { folded, at }
}
