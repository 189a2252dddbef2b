import { placeOf, wordsAt } from './checked-table.ts'
import { type Break, brokenBy, type Judge, mostBreaks } from './outcome.ts'
import { besideTable, emptyColumns } from './stray-columns.ts'

/** L1-02: one table a sheet. */
export const judgeOneTable: Judge = (table) => {
  const beside = emptyColumns(table).find(({ begins }) => begins)
  const rows = table.furtherHeads.slice(0, mostBreaks).map((row) => placeOf(table, row))
  const sides = beside ? [placeOf(table, table.head as number, beside.col + 1)] : []
  return brokenBy(
    [...rows, ...sides].map((place) => ({
      place,
      sentence: 'ここから別の表が始まっています。表ごとに別のシート（ファイル）に分けてください。',
    })),
  )
}

/** L1-03: no empty rows or columns within a table. */
export const judgeUnbroken: Judge = (table) => {
  const { furtherHeads, gaps } = table
  const within = furtherHeads.length > 0 ? [] : gaps
  const columns = emptyColumns(table).filter(({ begins }) => !begins)
  return brokenBy([
    ...within
      .slice(0, mostBreaks)
      .map((row) => ({ place: placeOf(table, row), sentence: '表の途中の空の行を削除してください。' })),
    ...columns.map(({ col }) => ({
      place: placeOf(table, table.top, col),
      sentence: '空の列を削除してください。',
    })),
  ])
}

/** L1-04: nothing beside the table. */
export const judgeNothingElse: Judge = (table) => {
  const notes = table.notes.slice(0, mostBreaks).map((row) => ({
    place: placeOf(table, row),
    sentence: '表の外の注や出典は、表から除き、別の説明（定義書など）に移してください。',
  }))
  const beside = besideTable(table).flatMap(({ col }): Break[] => {
    const row = table.body.find((one) => wordsAt(table, one, col).trim() !== '')
    return row === undefined
      ? []
      : [{ place: placeOf(table, row, col), sentence: '項目名のない列にある書き込みを削除してください。' }]
  })
  return brokenBy([...notes, ...beside])
}

/** L3-09: figures below each other, not spread over columns of years. */
export const judgeLong: Judge = (table) => {
  if (table.head === undefined) return 'kept'
  const year =
    /^(?:19|20)\d\d\s*(?:年度?|\(.*\)|（.*）)?$|^(?:明治|大正|昭和|平成|令和|[MTSHR])\s*(?:元|\d{1,2})\s*年?度?(?:[(（].*[)）])?$/
  const period = /^\d{1,2}月$|^第?[1-4]四半期$|^[1-4]Q$|^Q[1-4]$/
  for (const kind of [year, period]) {
    const spread = table.columns.filter(({ heading }) => kind.test(heading))
    const [first] = spread
    if (first && spread.length >= 3)
      return {
        broken: [
          {
            place: placeOf(table, table.head, first.col),
            sentence: `「${first.heading}」など${spread.length}列が時期ごとに並んでいます。時期の列を1つ設け、値を縦に並べてください。`,
          },
        ],
      }
  }
  return 'kept'
}
