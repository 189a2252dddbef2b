import { cellKey, placeOf, wordsAt } from './checked-table.ts'
import { type Break, breaksIn, brokenBy, type Judge } from './outcome.ts'

/** L1-10: no drawings. */
export const judgeObjects: Judge = ({ sheet, marks, ...table }) =>
  marks
    ? brokenBy(
        breaksIn(marks.objects, ({ kind, row, col }) => ({
          place: row === undefined ? sheet : placeOf({ ...table, sheet }, row, col),
          sentence: `${kind}を削除し、必要な内容はセルに書いてください。`,
        })),
      )
    : 'outside'

/** L1-11: within a column of data, all words look alike. */
export const judgeLooks: Judge = (table) => {
  const { marks } = table
  if (!marks) return 'outside'
  const broken = table.columns.flatMap(({ col }): Break[] => {
    let usual: string | undefined
    let hasUsual = false
    for (const row of table.body) {
      if (wordsAt(table, row, col).trim() === '') continue
      const look = marks.looks.get(cellKey(row, col))
      if (!hasUsual) {
        usual = look
        hasUsual = true
      } else if (look !== usual)
        return [
          {
            place: placeOf(table, row, col),
            sentence:
              '文字の太さや色、網掛けが同じ列のほかの行と違います。違いを表すなら、その内容を文字で別の列に書いてください。',
          },
        ]
    }
    return []
  })
  return brokenBy(broken)
}

/** L1-12: no merged cells. */
export const judgeMerges: Judge = (table) =>
  table.marks
    ? brokenBy(
        breaksIn(table.marks.merges, ({ top, left }) => ({
          place: placeOf(table, top, left),
          sentence: 'セルの結合を解き、同じ内容をそれぞれのセルに書いてください。',
        })),
      )
    : 'outside'

/** L1-13: nothing hidden. */
export const judgeHidden: Judge = (table) => {
  const { marks, sheet } = table
  if (!marks) return 'outside'
  if (marks.hidden)
    return { broken: [{ place: sheet, sentence: 'シートが非表示です。要らなければ削除し、要るなら表示してください。' }] }
  return brokenBy([
    ...breaksIn(marks.hiddenRows, (row) => ({
      place: placeOf(table, row),
      sentence: '非表示の行を削除するか、表示してください。',
    })),
    ...breaksIn(marks.hiddenColumns, (col) => ({
      place: placeOf(table, 0, col),
      sentence: '非表示の列を削除するか、表示してください。',
    })),
  ])
}

/** L2-06: values, not formulas. */
export const judgeFormulas: Judge = (table) =>
  table.marks
    ? brokenBy(
        breaksIn(table.marks.formulas, ([row, col]) => ({
          place: placeOf(table, row, col),
          sentence: '数式を「値の貼り付け」で値に置き換えてください。',
        })),
      )
    : 'outside'

/** L1-14: a record on one line. */
export const judgeLines: Judge = (table) =>
  table.csv
    ? brokenBy(
        breaksIn(table.csv.broken, ([row, col]) => ({
          place: placeOf(table, row, col),
          sentence: '値の中の改行を除き、1件を1行に収めてください。',
        })),
      )
    : 'outside'

/** L1-15: a value with a separator is quoted; else its row has more fields than there are headings. */
export const judgeQuotes: Judge = (table) => {
  const { csv, rows, format } = table
  if (!csv) return 'outside'
  const width = rows[table.top]?.length
  const separator = format === 'tsv' ? 'タブ' : 'カンマ'
  const uneven = breaksIn(rows.entries(), ([nth, row]) =>
    width === undefined || row.length === width || row.every((words) => words === '')
      ? undefined
      : {
          place: placeOf(table, nth),
          sentence: `値の数（${row.length}）が項目の数（${width}）と合いません。${separator}を含む値を引用符（"）で囲んでください。`,
        },
  )
  const bare = breaksIn(csv.bareQuotes, ([row, col]) => ({
    place: placeOf(table, row, col),
    sentence: '引用符（"）を含む値は、全体を引用符で囲み、中の引用符を2つ重ねてください。',
  }))
  return brokenBy([...uneven, ...bare])
}
