import { placeOf, wordsAt } from './checked-table.ts'
import { isSeveralNumbers } from './number-words.ts'
import { type Break, breaksIn, brokenBy, type Judge } from './outcome.ts'
import { platformCharacters } from './platform-characters.ts'
import type { ShapedTable } from './table-shape.ts'

/** Every cell of the headings and of the data that says something, in reading order. */
export function* wordsOf(table: ShapedTable): Generator<{ row: number; col: number; words: string }> {
  for (const row of table.head === undefined ? table.body : [table.head, ...table.body])
    for (const [col, words] of (table.rows[row] ?? []).entries()) if (words !== '') yield { row, col, words }
}

const collect = (table: ShapedTable, tell: (words: string) => string | undefined): Break[] =>
  breaksIn(wordsOf(table), ({ row, col, words }) => {
    const sentence = tell(words)
    return sentence === undefined ? undefined : { place: placeOf(table, row, col), sentence }
  })

/** A marker of a list or a note is followed by a full-width space where the Japanese way of writing has it. */
const marker = /^(?:[ア-ンa-zａ-ｚ0-9０-９]+[)）.．]?|[（(][^()（）]{1,3}[)）]|※\d*|第[0-9０-９一二三四五六七八九十]+\S?)\u3000\S/
const spread = /^\S(?:[ \u3000]+\S)+$/

function tellSpaces(words: string): string | undefined {
  if (words !== words.trim()) return '前後の空白を削除してください。'
  if (/[ \u3000]{2,}|\t/.test(words)) return '続いている空白を削除してください。'
  if (spread.test(words) && /[^\x20-\x7e\u3000]/.test(words)) return '文字の間の空白を削除してください。'
  if (words.includes('\u3000') && !marker.test(words)) return '体裁を整える全角の空白を削除してください。'
  return undefined
}

/** L1-06: no white space for looks. A line break within a field of a CSV is L1-14's. */
export const judgeSpaces: Judge = (table) => {
  const isText = table.format === 'csv' || table.format === 'tsv'
  return brokenBy(
    collect(table, (words) => {
      const broken = !isText && /\n/.test(words.trim())
      return broken ? 'セルの中の改行を削除してください。' : tellSpaces(isText ? words.replace(/\s*[\r\n]+\s*/g, '') : words)
    }),
  )
}

const list = /^[^;；|｜]{1,30}(?:[;；|｜][^;；|｜]{1,30})+$/

function tellSeveral(words: string): string | undefined {
  if (/^\[.*\]$|^\{.*\}$/s.test(words) && isJson(words))
    return '1つのセルに一覧（JSON）が入っています。別の表か列に分けてください。'
  if (list.test(words)) return '1つのセルに複数の値が区切り記号で入っています。行か列に分けてください。'
  if (isSeveralNumbers(words)) return '1つのセルに複数の数値が入っています。列に分けてください。'
  return undefined
}

function isJson(words: string): boolean {
  try {
    JSON.parse(words)
    return true
  } catch {
    return false
  }
}

/** L1-07: one datum a cell. An enumeration in words may be one name: a description of the column tells, else a person. */
export const judgeOneDatum: Judge = (table) => {
  const broken = collect(table, tellSeveral)
  if (broken.length > 0) return { broken }
  const described = new Set(
    table.columns.filter(({ heading }) => table.about?.columns.get(heading)?.description).map(({ col }) => col),
  )
  for (const row of table.body)
    for (const [col, words] of (table.rows[row] ?? []).entries())
      if (!described.has(col) && words.length <= 60 && (words.match(/[、,，・]/g) ?? []).length >= 2 && !words.includes('。'))
        return { person: `${placeOf(table, row, col)}のように読点や中点で区切った値が、1つの名称であるか確かめてください。` }
  return 'kept'
}

/** L1-08: no characters of one platform only. */
export const judgeCharacters: Judge = (table) =>
  brokenBy(
    collect(table, (words) => {
      const found = platformCharacters(words)
      return found === '' ? undefined : `機種依存文字「${found}」を、ほかの文字に置き換えてください。`
    }),
  )

const ditto = /^(?:〃|”|"|同上|同左|同右|仝|々|上に同じ)$/

/** L2-02: nothing left out because it stands in the row above. */
export const judgeNoDitto: Judge = (table) => {
  const marks = collect(table, (words) => (ditto.test(words) ? `「${words}」と省略せず、値を書いてください。` : undefined))
  const leading = table.columns.find(({ heading, filled }) => heading !== '' || filled > 0)
  if (!leading || leading.numeric) return brokenBy(marks)
  const first = table.body.findIndex((row) => wordsAt(table, row, leading.col).trim() !== '')
  const blanks = breaksIn(first < 0 ? [] : table.body.slice(first), (row) =>
    wordsAt(table, row, leading.col).trim() === ''
      ? { place: placeOf(table, row, leading.col), sentence: '上の行と同じ値でも、空欄にせずすべての行に書いてください。' }
      : undefined,
  )
  return brokenBy([...marks, ...blanks])
}
