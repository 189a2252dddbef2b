import type { Cell } from '../grid.ts'
import { findLabels } from '../label.ts'
import { type CompiledLabel, compileLabel, foldLabelText } from '../label-pattern.ts'
import type { Item } from '../plan.ts'
import type { Scheme, SchemeLevel } from '../scheme.ts'
import { cleanText } from '../text-fold.ts'
import { addItem } from './columns-draft.ts'
import { readLineMark } from './line-mark.ts'
import type { Matched } from './matched.ts'

/** A labelled item outside the columns: 【テーマ1】 title, or めざす方向 with its lines beside it. */
export interface LabelledItem {
  level: SchemeLevel
  number?: number
  words: string
  cell: Cell
}

/** The labels of items with their levels. */
export function itemLabels(scheme: Scheme): { label: CompiledLabel; level: SchemeLevel | undefined }[] {
  const fields = scheme.sheet.flatMap(({ fields }) => fields)
  return fields.flatMap((field) =>
    field.type === 'item'
      ? [{ label: compileLabel(field.label), level: scheme.levels.find(({ key }) => key === field.level) }]
      : [],
  )
}

/** Finds what stands behind or beside the labels of items. */
export function findLabelledItems(cells: Cell[], scheme: Scheme): LabelledItem[] {
  const labels = itemLabels(scheme)
  const found: LabelledItem[] = []
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i] as Cell
    const labelled = labels.flatMap(({ label, level }) => labelAt(cell.text, label, level) ?? [])[0]
    if (!labelled) continue
    const { rest, ...told } = labelled
    const next = cells[i + 1]
    if (rest !== '') found.push({ ...told, words: rest, cell })
    else if (next) {
      const words = [next]
      i++
      while (marksGoOn(words, cells[i + 1])) words.push(cells[++i] as Cell)
      found.push({ ...told, words: words.map(({ text }) => text).join('\n'), cell: next })
    }
  }
  return found
}

/** Lines with marks of one kind under a label all belong to it. */
function marksGoOn(words: Cell[], next: Cell | undefined): boolean {
  const mark = readLineMark(words[0]?.text ?? '')?.mark
  return mark !== undefined && next !== undefined && readLineMark(next.text)?.mark === mark
}

/** The label of an item at the head of a text, and what stands behind it. */
export function labelAt(
  text: string,
  label: CompiledLabel,
  level: SchemeLevel | undefined,
): { level: SchemeLevel; number?: number; rest: string } | undefined {
  if (!level) return undefined
  if (foldLabelText(text).search(label.within) < 0) return undefined
  const hit = findLabels(label, text).find(({ start }) => /^[\s<＜【〈《(（◇◆■○]*$/.test(text.slice(0, start)))
  if (!hit) return undefined
  const after = text.slice(hit.end)
  if (!/^\s*$|^[\s】>＞〉》)）:：]/.test(after)) return undefined
  const { number } = hit.match
  return { level, ...(number === undefined ? {} : { number }), rest: after.replace(/^[\s】>＞〉》)）:：]+/, '').trim() }
}

/** Adds the labelled items: each level hangs under the one above it. Returns the item to which what follows belongs. */
export function readLabelledItems(draft: Matched, cells: Cell[], scheme: Scheme, root: Item | undefined): Item | undefined {
  let open = root
  for (const { level, number, words, cell } of findLabelledItems(cells, scheme)) {
    const top = scheme.levels[0] === level
    const pieces = top ? [words.replace(/(?<!\s)\s*\n\s*/g, '')] : splitMarked(words)
    for (const piece of pieces) {
      const mark = top ? undefined : readLineMark(piece)
      const count = draft.items.filter((one) => one.level === level.level).length + 1
      const item = addItem(draft, `${level.key}${count}`, level, {
        ...(top || !open ? {} : { parent: open.id }),
        ...(number === undefined ? {} : { code: String(number) }),
        title: cleanText(mark?.rest ?? piece)
          .replace(/[ \u3000]+/g, ' ')
          .replace(/－/g, '-'),
        order: count,
        ...(mark ? { marks: [mark.mark] } : {}),
        source: { locator: cell.locator, text: piece.trim() },
      })
      if (top) open = item
    }
  }
  return open
}

/** Lines that begin with a mark begin anew; others go on. */
function splitMarked(words: string): string[] {
  const pieces: string[] = []
  for (const line of words.split('\n')) {
    if (line.trim() === '') continue
    if (pieces.length === 0 || readLineMark(line)) pieces.push(line.trim())
    else pieces[pieces.length - 1] += line.trim()
  }
  return pieces
}
