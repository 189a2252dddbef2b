import { cellKey, placeOf, wordsAt } from './checked-table.ts'
import { isNumbering, isPlainNumber, isSeveralNumbers, isSymbol, isTimeHeading, isUnitless } from './number-words.ts'
import { type Break, breaksIn, brokenBy, type Judge } from './outcome.ts'
import type { ShapedTable, TableColumn } from './table-shape.ts'

/** Columns of figures: mostly numbers, not declared to be words, and neither a time, a code nor a mark (1 or nothing). */
const figureColumns = (table: ShapedTable): TableColumn[] =>
  table.columns.filter(
    ({ col, numeric, filled, heading }) =>
      numeric &&
      filled > 0 &&
      !isTimeHeading(heading) &&
      !isNumbering(heading) &&
      table.about?.columns.get(heading)?.type !== 'string' &&
      table.body.some((row) => !/^(?:|[01])$/.test(wordsAt(table, row, col).trim())),
  )

/** What stands in a column of figures besides figures: each word with its first row. */
function symbolsOf(table: ShapedTable, { col }: TableColumn): Map<string, number> {
  const symbols = new Map<string, number>()
  for (const row of table.body) {
    const words = wordsAt(table, row, col).trim()
    if (words !== '' && isSymbol(words) && !symbols.has(words)) symbols.set(words, row)
  }
  return symbols
}

const hasBlank = (table: ShapedTable, { col }: TableColumn): boolean =>
  table.body.some((row) => wordsAt(table, row, col).trim() === '')

/** L1-09: a missing figure is told from 0, and always in the same way. */
export const judgeMissing: Judge = (table) => {
  if (table.marks?.hidesZeros)
    return {
      broken: [
        { place: table.sheet, sentence: '0を空欄のように表示する設定です。「ゼロ値のセルにゼロを表示する」を選んでください。' },
      ],
    }
  const columns = figureColumns(table)
  const broken = columns.flatMap((column): Break[] => {
    const [symbol] = symbolsOf(table, column)
    if (!symbol || !hasBlank(table, column)) return []
    const [words, row] = symbol
    return [
      {
        place: placeOf(table, row, column.col),
        sentence: `値がないことを空欄と「${words}」の両方で表しています。どちらかにそろえてください。`,
      },
    ]
  })
  if (broken.length > 0) return { broken }
  const blank = columns.find((column) => hasBlank(table, column))
  if (!blank || table.about?.missing.includes('')) return 'kept'
  return { person: `「${blank.heading}」の空欄が、0ではなく値がないことを表すか確かめてください。` }
}

/** L2-01: figures as numbers, without separators, units and notes. */
export const judgeNumbers: Judge = (table) => {
  return brokenBy(
    figureColumns(table).flatMap(({ col }) =>
      breaksIn(table.body, (row) => {
        const words = wordsAt(table, row, col).trim()
        if (words === '' || isPlainNumber(words) || isSeveralNumbers(words) || isSymbol(words)) return undefined
        if (table.marks?.numbers.has(cellKey(row, col))) return undefined
        return {
          place: placeOf(table, row, col),
          sentence: `「${shorten(words)}」を数値だけにし、桁区切り・単位・記号・注は除くか別の列に分けてください。`,
        }
      }),
    ),
  )
}

const shorten = (words: string): string => (words.length > 40 ? `${words.slice(0, 40)}…` : words)

/** L3-03: what a symbol among figures means is written beside the data. */
export const judgeSymbols: Judge = (table) => {
  const found = figureColumns(table).flatMap((column) =>
    [...symbolsOf(table, column)].map(([words, row]) => ({ words, row, column, explained: isExplained(table, column, words) })),
  )
  const [open] = found.filter(({ explained }) => !explained)
  if (!open) return 'kept'
  const { words, row, column } = open
  const where = placeOf(table, row, column.col)
  if (!table.about) return { person: `${where}の記号「${words}」の意味を、公開する説明に書いたか確かめてください。` }
  return {
    broken: [
      { place: where, sentence: `記号「${words}」の意味が説明にありません。missingValues か項目の説明に書いてください。` },
    ],
  }
}

const isExplained = ({ about }: ShapedTable, { heading }: TableColumn, words: string): boolean =>
  about?.missing.includes(words) === true || about?.columns.get(heading)?.description?.includes(words) === true

const unitInHeading = /[（(［[〔]\s*[^()（）［\][〔〕]{1,8}\s*[)）］\]〕]\s*$|[（(]単位[:：]/
const unitInWords =
  /(?:金額|価格|費|経費|予算額?|決算額?|執行額|収入|支出|売上|人口|人数|者数|件数|回数|枚数|戸数|世帯数|箇所数|か所数|台数|面積|距離|割合|率|比|構成比|年齢|年数)$/

/** L3-04: a unit for every figure: in the heading, in a column of units beside it, or in the description. */
export const judgeUnits: Judge = (table) => {
  const { head } = table
  if (head === undefined) return 'kept'
  const hasUnitColumn = table.columns.some(({ heading }) => /^単位$|^unit$|Unit$|単位コード/.test(heading))
  const open = figureColumns(table).filter(
    ({ heading }) =>
      !hasUnitColumn &&
      !isUnitless(heading) &&
      !unitInHeading.test(heading) &&
      !unitInWords.test(heading) &&
      table.about?.columns.get(heading)?.unit === undefined,
  )
  return brokenBy(
    open.map(({ col, heading }) => ({
      place: placeOf(table, head, col),
      sentence: `「${heading}」の単位を、項目名のかっこの中か単位の列に書いてください。`,
    })),
  )
}
