import { placeOf } from './checked-table.ts'
import type { Judge } from './outcome.ts'

/** L3-08: what each column means, where it comes from, when it was made, in which encoding; names that a script can use. */
export const judgeDefinitions: Judge = (table) => {
  const { about, top, columns } = table
  if (!about)
    return { person: '項目の定義、算出方法、出典、更新日、文字コード（BOMの有無）を公開する説明に書いたか確かめてください。' }
  const place = placeOf(table, top)
  const undescribed = columns.flatMap(({ col, heading }) => {
    if (about.columns.get(heading)?.description) return []
    return [{ place: placeOf(table, top, col), sentence: `項目「${heading}」の定義を説明に書いてください。` }]
  })
  const unscripted = columns.flatMap(({ col, heading }) =>
    heading === '' || /^[A-Za-z]\w*$/.test(heading)
      ? []
      : [{ place: placeOf(table, top, col), sentence: `項目の物理名「${heading}」を英数字にしてください。` }],
  )
  const lacks = about.lacks.map((what) => ({ place, sentence: `データの説明に${what}を書いてください。` }))
  const broken = [...lacks, ...undescribed, ...unscripted]
  return broken.length > 0 ? { broken } : 'kept'
}
