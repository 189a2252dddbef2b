import type { Item } from '../plan.ts'
import type { Scheme, SchemeLevel } from '../scheme.ts'
import { cleanLine, cleanText } from '../text-fold.ts'
import type { FormCell } from './form-cell.ts'
import { isOfList } from './form-children.ts'
import { readMarks } from './form-marks.ts'
import { slotsOf, sourceOf, wordsOf } from './form-reading.ts'
import type { Slot } from './form-slots.ts'
import { readUnits, unitEnd } from './form-units.ts'
import { readTitle } from './title-marks.ts'

/** The path from the root to the evaluated item, which comes last; a level left empty is passed over. */
export function readItems(scheme: Scheme, slots: Slot[]): Item[] {
  const items: Item[] = []
  const evaluated = scheme.levels.findIndex(({ key }) => key === scheme.evaluates)
  for (const level of scheme.levels.slice(0, evaluated + 1)) {
    const slot = slotsOf({ scheme, slots }, 'item').find(
      ({ field, cells }) => field.level === level.key && cells.some(({ text }) => text.trim() !== ''),
    )
    const parent = items.at(-1)
    if (slot) items.push({ ...readItem(scheme, level, slot), ...(parent ? { parent: parent.id } : {}), order: 1 })
  }
  const last = items.at(-1)
  if (!last || last.levelLabel !== scheme.levels[evaluated]?.label) return items
  const units = ownUnits(scheme, slots).flatMap(({ cells }) => readUnits(sectionCells(cells).map(({ text }) => text)))
  const marks = [...(last.marks ?? []), ...readMarks({ scheme, slots })]
  return [
    ...items.slice(0, -1),
    {
      ...last,
      ...(units.length > 0 ? { units: [...new Set(units)] } : {}),
      ...(marks.length > 0 ? { marks: [...new Set(marks)] } : {}),
    },
  ]
}

function readItem(scheme: Scheme, level: SchemeLevel, slot: Slot): Item {
  const cells = ownCells(wordsOf(slot), level)
  const written = joinCells(cells)
  const coded =
    level.code === undefined ? null : new RegExp(`^(${level.code})(?![\\d-])[\\s:：.．]*([\\s\\S]+)$`).exec(cleanText(written))
  const { code, ...title } = readTitle(cleanLine(coded?.[2] ?? written), scheme.titleMarks)
  const told = coded?.[1] ?? code
  const source = cells.findLast((cell) => cell.row === cells[0]?.row)
  return {
    id: level.code !== undefined && told !== undefined ? told : level.key,
    level: level.level,
    levelLabel: level.label,
    ...(told === undefined ? {} : { code: told }),
    ...title,
    ...(source ? { source: { ...sourceOf(source), text: cells.map(({ text }) => text).join(' ') } } : {}),
  }
}

/** Cells side by side are parted by a space; one below the other they are a wrapped line. */
function joinCells(cells: FormCell[]): string {
  return cells.reduce((text, cell, i) => {
    const before = cells[i - 1]
    return `${text}${before === undefined ? '' : before.row === cell.row ? ' ' : '\n'}${cleanLine(cell.text)}`
  }, '')
}

/** The title's cell, and the code's before it. What stands further to the right is another label's that the scheme does not know. */
function ownCells(cells: FormCell[], { code }: SchemeLevel): FormCell[] {
  const [first] = cells
  if (!first) return []
  const text = cleanText(first.text)
  const isCode = code === undefined ? /^[\d\-.①-⑳ⅠⅡⅢⅣⅤ]+$/.test(text) : new RegExp(`^(?:${code})$`).test(text)
  return isCode ? cells.slice(0, 2) : cells.filter((cell) => (cell.row > first.row ? cell.col === first.col : cell === first))
}

/** Labels of sections but those of a list of items below. */
const ownUnits = (scheme: Scheme, slots: Slot[]) => slotsOf({ scheme, slots }, 'units').filter((slot) => !isOfList(slot, slots))

/** The first cell, and those after it that hold sections too. */
function sectionCells(cells: FormCell[]): FormCell[] {
  const words = cells.filter(({ text }) => text.trim() !== '')
  return words.filter((cell, i) => i === 0 || cell.row > (words[0] as FormCell).row || unitEnd.test(cleanText(cell.text)))
}
