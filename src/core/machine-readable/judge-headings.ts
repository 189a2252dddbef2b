import { placeOf } from './checked-table.ts'
import { type Break, brokenBy, type Judge } from './outcome.ts'
import { besideTable, emptyColumns } from './stray-columns.ts'

const saysNothing = /^(?:(?:列|項目|フィールド|Column|Field|Unnamed:?\s*|F|Var|x|V)\s*\d+|[\p{P}\p{S}\s]+)$/iu

/** L1-05: a heading that says something, for every column. */
export const judgeHeadings: Judge = (table) => {
  const { head, columns, body } = table
  if (head === undefined)
    return body.length === 0
      ? 'kept'
      : {
          broken: [
            {
              place: placeOf(table, body[0] as number),
              sentence: '項目名の行がありません。1行目に、それぞれの列の項目名を入れてください。',
            },
          ],
        }
  const beside = new Set(besideTable(table))
  const nameless = columns.filter((column) => column.heading === '' && column.filled > 0 && !beside.has(column))
  const meaningless = columns.filter(({ heading }) => heading !== '' && saysNothing.test(heading))
  return brokenBy([
    ...nameless.map(({ col }) => ({
      place: placeOf(table, head, col),
      sentence: 'この列には項目名がありません。内容の分かる項目名を入れてください。',
    })),
    ...meaningless.map(({ col, heading }) => ({
      place: placeOf(table, head, col),
      sentence: `項目名「${heading}」では内容が分かりません。内容の分かる項目名に改めてください。`,
    })),
  ])
}

/** L2-03: no heading twice. */
export const judgeUniqueHeadings: Judge = (table) => {
  const { head, columns } = table
  const seen = new Map<string, number>()
  const broken: Break[] = []
  const nextTable = emptyColumns(table).find(({ begins }) => begins)?.col
  for (const { col, heading } of columns) {
    if (heading === '' || head === undefined) continue
    const key = heading.normalize('NFKC')
    const first = seen.get(key)
    if (first === undefined) seen.set(key, col)
    else if (nextTable === undefined || col < nextTable)
      broken.push({
        place: placeOf(table, head, col),
        sentence: `項目名「${heading}」が${first + 1}列目と重なっています。列ごとに違う項目名にしてください。`,
      })
  }
  return brokenBy(broken)
}

/** L3-01: headings in the first row, data from the next. */
export const judgeFirstRow: Judge = (table) => {
  const { head, titles } = table
  if (head === undefined || head === 0) return 'kept'
  const [title = 0] = titles
  return {
    broken: [
      {
        place: placeOf(table, title),
        sentence: `項目名は${placeOf(table, head)}にあります。その前の題名や空の行を除き、1行目を項目名にしてください。`,
      },
    ],
  }
}
