import type { Cell } from '../grid.ts'
import { type Heading, readHeading } from '../match/heading.ts'
import type { DraftLabel } from './draft-labels.ts'
import { lookUp } from './field-words.ts'
import { writeLabel } from './label-pattern-of.ts'

/** Lines at the head of a paper among which its title stands. */
const headLines = 12

/**
 * What the head of a paper says of it (標題, 年度, 段階): before its first label, else among its first lines where one says what the paper is.
 * A paper without a title (a table saved as CSV) is called after what it lists.
 */
export function headOfPaper(cells: Cell[], labels: DraftLabel[], body: string): { heading: Heading; title: string } {
  const places = new Set(labels.map(({ locator }) => locator))
  const first = cells.findIndex(({ locator }) => places.has(locator))
  const lines = cells
    .slice(0, headLines)
    .filter(({ text, rowSpan }) => rowSpan === 1 && text.length <= 80 && text.trim() !== body && isTitleLike(text))
  const before = lines.filter((cell) => first < 0 || cells.indexOf(cell) < first)
  const heading = readHeading(before.length > 0 ? before : lines.filter(({ text }) => paperWords.test(text)), {
    titles: [],
    labels: [],
  })
  const named = labels.find(({ use }) => use.startsWith('item:'))?.label.replace(/名称?$/, '')
  const written = heading.title ?? before[0]?.text
  return { heading, title: written === undefined ? `${named ?? '事業'}の評価票` : titleOf(written) }
}

/** Words with which the title of a paper says what it is. */
const paperWords = /シート|調書|[評点]価?[票表書]|評価|一覧|プラン|計画|戦略|報告/

/** Neither a label of the field's own words nor a year alone; a title may end with such a word (…計画 取組状況). */
function isTitleLike(text: string): boolean {
  const written = writeLabel(text)
  if (written === undefined || written.word.length < 4) return false
  return lookUp(written.word) === undefined || (written.word.length >= 10 && paperWords.test(written.word))
}

/** The body's name, where words stand behind it that a paper's title goes on with; ordinals before it are no part of it (第3次). */
const named =
  /^(?:第?\s*\d+[次期]\s*)?([^\s\d()（）、。「」]{1,6}?[都道府県市区町村]|[^\s\d()（）、。「」]{1,14}?(?:組合|広域連合|企業団))(?=$|[\s)）\u3000]|事務事業|行政(?:評価|改革)|総合(?:計画|戦略)|予算|施策|補助金|教育委員会|まち・ひと)/
export const bodyIn = (text: string): string =>
  text
    .split(/[\s(（\u3000]+/)
    .flatMap((word) => named.exec(word)?.[1] ?? [])
    .find((name) => !/^(?:市区町村|市町村|都道府県|市|町|村|区|県|府|都|道)$/.test(name)) ?? ''

/** The title without what changes from year to year: 令和7年度 事務事業評価シート(令和6年度実施分) → 事務事業評価シート. */
function titleOf(written: string): string {
  const plain = (writeLabel(written)?.pattern ?? written).replace(/[(（][^()（）]*\{(?:年度|期間|時点)\}[^()（）]*[)）]/g, '')
  return (
    plain
      .replace(/\{[^{}]*\}/g, '')
      .replace(/\s+/g, ' ')
      .trim() || written.trim()
  )
}
