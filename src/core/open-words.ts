import { replacePlatformCharacters } from './machine-readable/platform-characters.ts'

/**
 * Words as a public table has them (オープンデータの文字列): on one line, a line break as ／ (as the RS system writes it), no white space for looks, no
 * characters of one platform only. The exchange file keeps them as the paper has them.
 */
export function openWords(text: string): string {
  return replacePlatformCharacters(text)
    .split(/\r\n?|\n/)
    .map((line) => line.replace(/[\s\u3000]+/g, ' ').trim())
    .filter((line) => line !== '')
    .map((line) => (/^[^\x20-\x7e](?: [^\x20-\x7e])+$/.test(line) ? line.replaceAll(' ', '') : line)) // 「合 計」
    .join('／')
}

/** Words quoted from a paper (典拠の記載), in 「」: what is quoted is no figure, though it may look like one. */
export const quotedWords = (text: string): string => `「${openWords(text)}」`
