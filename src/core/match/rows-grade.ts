import type { Evaluation } from '../exchange.ts'
import { finding } from '../finding.ts'
import { type ParsedGrades, parseGrades, scalesOf } from '../grade.ts'
import type { Cell } from '../grid.ts'
import { parseMissing } from '../missing.ts'
import type { Scheme } from '../scheme.ts'
import type { SchemeField } from '../scheme-field.ts'
import { cleanLine, foldText } from '../text-fold.ts'
import { cleanWords } from './blocks.ts'
import { type ItemDraft, type RowsContext, sourceOf } from './rows-draft.ts'

/** A grade cell (評価の欄): the letters at its head, and the remarks after them. */
export interface GradeCell extends ParsedGrades {
  comment?: string
}

/** Reads the longest head of the words that is a grade of the scheme, 「A【見込】」, 「【見込】A」 or 「評価:A」; the rest is the comment. */
export function readGradeCell(text: string, scheme: Pick<Scheme, 'grades' | 'forecastMark'>): GradeCell | undefined {
  const words = cleanWords(text).replace(/^(?:[^\s:：]{0,6}評価|判定)\s*[:：]?\s*(?=\S)/, '')
  const ends = [...words.matchAll(/\s|$|(?=[([（【<※])/g)].map(({ index }) => index).filter((end) => end > 0)
  for (const end of [...new Set(ends)].sort((a, b) => b - a)) {
    const read = readLetters(words.slice(0, end), scheme)
    if (!read) continue
    const comment = words.slice(end).trim()
    return comment === '' ? read : { ...read, comment }
  }
  return undefined
}

/** The forecast mark may stand before the letter, and in other brackets or spelling: (見込), 【見込み】. */
function readLetters(words: string, scheme: Pick<Scheme, 'grades' | 'forecastMark'>): ParsedGrades | undefined {
  const plain = words.trim()
  const read = parseGrades(plain, scheme)
  if (read || scheme.forecastMark === undefined) return read
  const core = scheme.forecastMark.replace(/[^\p{L}]/gu, '')
  const mark = new RegExp(`[([（【<〈「]?\\s*${core}み?\\s*[)\\]）】>〉」]?`)
  if (core === '' || !mark.test(plain)) return undefined
  return parseGrades(`${plain.replace(mark, '').trim()}${scheme.forecastMark}`, scheme)
}

/** Adds the evaluation that a grade cell says. One that is no grade and not missing leaves a finding. */
export function readGrade(
  draft: ItemDraft,
  cell: Cell,
  field: SchemeField & { type: 'grade' },
  context: RowsContext,
): Evaluation | undefined {
  const words = cleanWords(cell.text)
  if (parseMissing(words)) return undefined
  if (isCancelled(words)) {
    noteCancelled(draft, words, cell)
    return undefined
  }
  const read = readGradeCell(cell.text, { ...context.scheme, grades: scalesOf(context.scheme, field) })
  if (!read || context.fiscalYear === undefined) {
    const facts = { title: draft.item.title, words: words.replace(/\n/g, ' ') }
    draft.findings.push(finding('grade-unread', facts, { subject: draft.item.id, source: sourceOf(cell) }))
    return undefined
  }
  const evaluation: Evaluation = {
    item: draft.item.id,
    fiscalYear: context.fiscalYear,
    stage: context.stage,
    evaluator: field.evaluator ?? 'self',
    grades: read.grades,
    ...(read.forecast ? { forecast: true } : {}),
    ...(read.comment === undefined ? {} : { comment: read.comment }),
    source: sourceOf(cell),
  }
  draft.evaluations.push(evaluation)
  return evaluation
}

/** The state (状況) of an item below, in the paper's own word, on a scale of its heading's name. */
export function readState(
  draft: ItemDraft,
  cell: Cell,
  scale: string,
  { fiscalYear, stage }: RowsContext,
): Evaluation | undefined {
  const code = cleanLine(cell.text)
  if (parseMissing(code) || fiscalYear === undefined) return undefined
  const grades = [{ scale, code }]
  draft.evaluations.push({ item: draft.item.id, fiscalYear, stage, evaluator: 'self', grades, source: sourceOf(cell) })
  return undefined
}

/** 中止, (開催見送り), with or without its reason behind it: there is nothing to grade. */
function isCancelled(words: string): boolean {
  const head = words.split(/\s|(?=[(（※].)/).find((part) => part.trim() !== '') ?? ''
  return /^(?:事業|開催|実施|催し)?(?:を|の|は)?(?:中止|取り?(?:止|や)め|見送り)(?:した)?$/.test(
    foldText(head).replace(/[()[\]【】。.※]/g, ''),
  )
}

/** Words that tell why a row was cancelled are a note, neither done nor under way: those beside the word in the grade's place before others. */
function noteCancelled(draft: ItemDraft, words: string, cell: Cell): void {
  const reasons = draft.narratives.filter(({ role, text }) => role === 'progress' && /中止|取り?(?:止|や)め|見送/.test(text))
  const stated = /\S\s+\S|[^(（※\s].*[(（※]/.test(words)
  if (!stated)
    for (const reason of reasons) {
      reason.role = 'note'
      delete reason.status
    }
  if (stated || reasons.length === 0)
    draft.narratives.push({ item: draft.item.id, role: 'note', text: words, source: sourceOf(cell) })
}
