import { placeOf, wordsAt } from './checked-table.ts'
import { brokenBy, type Judge } from './outcome.ts'
import type { ShapedTable, TableColumn } from './table-shape.ts'

/** A column of choices (選択肢の列): few words that come again and again. */
interface Choices {
  column: TableColumn
  /** Each of its words: how often, and in which row first. */
  words: Map<string, { times: number; row: number }>
}

const mostChoices = 20
const longestChoice = 40

/** Columns of choices; those of free words are given up as soon as they show it. */
export function choicesOf(table: ShapedTable): Choices[] {
  return table.columns.flatMap((column) => {
    if (column.numeric || column.filled < 4) return []
    const words: Choices['words'] = new Map()
    for (const row of table.body) {
      const word = wordsAt(table, row, column.col)
      if (word.trim() === '') continue
      const known = words.get(word)
      if (known) known.times++
      else words.set(word, { times: 1, row })
      if (words.size > mostChoices || word.length > longestChoice) return []
    }
    return words.size * 2 <= column.filled ? [{ column, words }] : []
  })
}

const fold = (word: string): string =>
  word
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s・､、,.．。ー-]/g, '')

/** L2-04: one spelling for one choice. */
export const judgeSpelling: Judge = (table) =>
  brokenBy(
    choicesOf(table).flatMap(({ column, words }) => {
      const spellings = new Map<string, string>()
      const byTimes = [...words].sort(([, one], [, other]) => other.times - one.times)
      return byTimes.flatMap(([word, { row }]) => {
        const key = fold(word)
        const usual = spellings.get(key)
        if (usual === undefined) spellings.set(key, word)
        return usual === undefined || key === ''
          ? []
          : [
              {
                place: placeOf(table, row, column.col),
                sentence: `「${word}」を、ほかの行の表記「${usual}」にそろえてください。`,
              },
            ]
      })
    }),
  )

const otherWithWords = /^その他\s*[（(：:・、,「【]\s*\S|^その他[（(].+[)）]$/

/** L2-05: 「その他」 alone in the column of choices, its words in another. */
export const judgeOther: Judge = (table) => {
  const broken = table.columns.flatMap(({ col }) => {
    const found = new Set<string>()
    let row: number | undefined
    let others = 0
    for (const one of table.body) {
      const word = wordsAt(table, one, col)
      if (otherWithWords.test(word)) row ??= one
      else if (word !== '' && word.length <= longestChoice) {
        if (found.has(word)) others++
        else if (found.size <= mostChoices) found.add(word)
      }
    }
    if (row === undefined || others === 0 || found.size > mostChoices) return []
    return [{ place: placeOf(table, row, col), sentence: '選択肢の列は「その他」だけにし、その内容は別の列に書いてください。' }]
  })
  return brokenBy(broken)
}

/** L3-02: a table that says what each code means. */
export const judgeCodes: Judge = (table) => {
  const { about } = table
  const coded = table.columns.filter(({ heading, filled }) => filled > 0 && /(?:コード|区分|[cC]ode|種別)$/.test(heading))
  if (!about) {
    const [first] = coded
    return {
      person: first
        ? `「${first.heading}」の値の意味を示すコード表を添えたか確かめてください。`
        : '記号や番号で書いた選択肢があれば、その意味を示すコード表を添えたか確かめてください。',
    }
  }
  const broken = table.columns.flatMap(({ col, heading }) => {
    const choices = about.columns.get(heading)?.choices ?? []
    const open = choices.find((choice) => !about.codes.has(`${heading}=${choice}`))
    return open === undefined || table.head === undefined
      ? []
      : [
          {
            place: placeOf(table, table.head, col),
            sentence: `「${heading}」の値「${open}」の意味がコード表にありません。コード表に加えてください。`,
          },
        ]
  })
  return brokenBy(broken)
}
