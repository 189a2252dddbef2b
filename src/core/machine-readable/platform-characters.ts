import { replaceRadicals } from '../radicals.ts'

/**
 * Characters of one platform only (機種依存文字): circled and bracketed ones, Roman numerals, squared words, half-width kana, radicals, 外字. Kanji
 * of names (髙, 﨑) are let be: the rule excepts proper names. 〜 and ～ are too: both are in the Japanese standard sets.
 */
const platform =
  /[\u2116\u2121\u213B\u2160-\u217F\u2460-\u24FF\u2776-\u2793\u2E80-\u2FDF\u3200-\u33FF\uE000-\uF8FF\uFE30-\uFE4F\uFF61-\uFF9F\uFFFD]|\u{F0000}|[\u{1F100}-\u{1F2FF}]/gu

/** The platform's characters of a text, each once, at most five; empty where it has none. */
export function platformCharacters(text: string): string {
  if (/^[\x20-\x7e\u3041-\u30fe\u4e00-\u9fff]*$/.test(text)) return ''
  return [...new Set(text.match(platform) ?? [])].slice(0, 5).join('')
}

/** The same text without them (機種依存文字の置き換え): ① → (1), Ⅱ → II, ㈱ → (株), ㎡ → m2; a character that no standard knows → 〓. */
export function replacePlatformCharacters(text: string): string {
  if (platformCharacters(text) === '') return text
  return text.replace(/[\uFF61-\uFF9F]+/g, (kana) => kana.normalize('NFKC')).replace(platform, (character) => plainOf(character))
}

function plainOf(character: string): string {
  const code = character.codePointAt(0) as number
  if (code >= 0x2776 && code <= 0x2793) return `(${((code - 0x2776) % 10) + 1})`
  if (code >= 0x2e80 && code <= 0x2fdf) return replaceRadicals(character)
  const plain = character.normalize('NFKC').replace(/[⁄∕]/g, '/')
  if (plain === character) return '〓'
  const isEnclosed =
    (code >= 0x2460 && code <= 0x24ff) || (code >= 0x3220 && code <= 0x32bf) || (code >= 0x32d0 && code <= 0x32fe)
  return isEnclosed && !/^[(（]|\.$/.test(plain) && !/[月日]$/.test(plain) ? `(${plain})` : plain
}
