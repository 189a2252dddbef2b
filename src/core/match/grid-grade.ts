import type { Evaluation } from '../exchange.ts'
import { finding } from '../finding.ts'
import type { Cell } from '../grid.ts'
import { parseMissing } from '../missing.ts'
import type { Item } from '../plan.ts'
import { foldText } from '../text-fold.ts'
import { cleanWords } from './blocks.ts'
import type { GridColumn } from './grid-column.ts'
import { type GridDraft, report } from './grid-draft.ts'
import { sourceOf } from './rows-draft.ts'
import { readGradeCell } from './rows-grade.ts'

/** `about`: the indicator, where each of an item's has a grade of its own. Reads a grade (評価) by the scheme's scales; a letter, mark or short word that the scheme does not know stands under the column's own heading. */
export function readGridGrade(
  cell: Cell,
  column: GridColumn & { kind: 'grade' },
  owner: Item,
  draft: GridDraft,
  about?: string,
): void {
  const { scheme, fiscalYear: own } = draft.context
  const words = cleanWords(cell.text)
  const fiscalYear = column.fiscalYear ?? own
  if (parseMissing(words) && !/^[×△]$/.test(words)) return
  const at = { subject: owner.id, source: sourceOf(cell) }
  const read = (scheme.grades.length > 0 ? readGradeCell(cell.text, scheme) : undefined) ?? readLoose(words, column.scale)
  if (!read || fiscalYear === undefined) {
    report(draft, finding('grade-unread', { title: owner.title, words: words.replace(/\n/g, ' ') }, at))
    return
  }
  const evaluation: Evaluation = {
    item: owner.id,
    fiscalYear,
    stage: draft.out.document.stage ?? scheme.stage,
    evaluator: 'self',
    grades: read.grades,
  }
  if (read.forecast) evaluation.forecast = true
  const comment = [...(about === undefined ? [] : [about]), ...(read.comment === undefined ? [] : [read.comment])].join(': ')
  if (comment !== '') evaluation.comment = comment
  evaluation.source = sourceOf(cell)
  draft.out.evaluations.push(evaluation)
}

const letter = /^(?:[A-Zａ-ｚ]{1,2}[+＋\-－]?|[◎○◯●△▲×✕☆★]|[1-5１-５]|[SＳ])(?=$|[\s\n(（:：、。.．])/u
const word =
  /^(?:(?:概ね|おおむね|ほぼ|やや|大幅に)?(?:順調|達成|未達成|遅れ|未着手|完了|継続|実施|未実施|見直し|廃止|拡充|縮小|改善)[^\n、。(（]{0,6})(?=$|[\n(（:：、。])/u

/** A letter or a usual word at the head, the rest a comment. */
function readLoose(words: string, scale: string): Pick<Evaluation, 'grades' | 'comment' | 'forecast'> | undefined {
  const plain = foldWidth(words)
  const code = (letter.exec(plain) ?? word.exec(plain))?.[0]
  if (code === undefined) return undefined
  const comment = words
    .slice(code.length)
    .replace(/^[\s:：、。.．]+/, '')
    .trim()
  return {
    grades: [{ scale: scale === '' ? '評価' : scale, code: foldText(code).toUpperCase() }],
    ...(comment === '' ? {} : { comment }),
  }
}

const foldWidth = (text: string) => text.replace(/[Ａ-Ｚ]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
