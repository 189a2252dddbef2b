import type { Scheme } from '../scheme.ts'
import { cleanText } from '../text-fold.ts'
import { isTick } from '../ticks.ts'
import { chosenIn } from './form-choices.ts'
import { hasPart, slotsOf, wordsOf } from './form-reading.ts'
import type { Slot } from './form-slots.ts'

type Marks = { scheme: Scheme; slots: Slot[] }

/** The marks (印) of the evaluated item: the words that stand, with ○ beside them or alone, and the ticked ones of several. */
export function readMarks(form: Marks): string[] {
  return slotsOf(form, 'mark').flatMap((slot) => {
    const { choices, label } = slot.field
    if (choices === undefined) return isMarked(slot) ? [label] : []
    if (hasPart(slot, 'choice')) return isTickedLine(slot) ? [slot.label.label?.of.label.pattern ?? label] : []
    return chosenIn(choices, slot.cells)
  })
}

/** Marks whose word stands alone, without ○ beside it: they may be labels with a blank value. */
export function loneMarks(form: Marks): string[] {
  return slotsOf(form, 'mark').flatMap((slot) =>
    slot.field.choices !== undefined || wordsOf(slot).some((cell) => cell.row === slot.label.row) ? [] : [slot.field.label],
  )
}

/** Whether a mark stands: its word alone, or with ○ beside it. */
function isMarked(slot: Slot): boolean {
  const words = wordsOf(slot)
  const near = words.find((cell) => cell.row === slot.label.row)
  return near === undefined || isTick(near.text) || /^(?:有|該当|はい)$/.test(cleanText(near.text))
}

/** A choice in a line of text with a tick before it. */
const isTickedLine = ({ label }: Slot) => isTick(label.text.trim().charAt(0))
