import type { Item } from '#core/plan.ts'
import { sectionOf } from './plan-index.ts'

/** Windows takes no longer path, and a zip is unpacked some folders deep. */
const longestName = 80
/** What no file name may hold: on Windows, and what a spreadsheet or a shell would take for more than a name. */
const forbidden = /[\\/:*?"<>|\p{Cc}\p{Cf}]+/gu

/** A file's name (ファイル名) of words, without its extension; two of one name are told apart by a number. */
export function nameFiles(words: readonly string[]): string[] {
  const taken = new Map<string, number>()
  return words.map((given) => {
    const plain = given
      .normalize('NFC')
      .replace(forbidden, ' ')
      .replace(/\s+/g, ' ')
      .replace(/^[.\s]+|[.\s]+$/g, '')
    const name = [...plain].slice(0, longestName).join('').trim() || '評価票'
    const key = name.toLowerCase()
    const times = (taken.get(key) ?? 1) + Number(taken.has(key))
    taken.set(key, times)
    return times === 1 ? name : `${name}（${times}）`
  })
}

/** What an official finds his own sheet by: 番号・名称・担当課. */
export function wordsOfSheet(item: Item): string {
  const section = sectionOf(item)
  const number = item.code === undefined ? '' : `${item.code} `
  return `${number}${[...item.title].slice(0, 40).join('')}${section === undefined ? '' : `（${section}）`}`
}
