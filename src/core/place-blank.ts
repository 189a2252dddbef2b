import { scalesOf } from './grade.ts'
import { hasPart } from './match/form-reading.ts'
import type { Slot } from './match/form-slots.ts'
import { readGradeLegend } from './match/legend.ts'
import type { Scheme } from './scheme.ts'

/**
 * What empties a form that somebody has filled in (記入済みの様式): every cell in which its reader finds a value. Labels, printed years, choices,
 * what the grades mean (凡例) and what leads to no field stay; where label and value share a cell, the label stays.
 */
export function blankSlots(scheme: Scheme, slots: Slot[]): Map<string, string> {
  const writes = new Map<string, string>()
  for (const slot of slots) {
    const { field, label, cells } = slot
    if (field.type === 'mark' || hasPart(slot, 'year')) continue
    const scales = field.type === 'grade' ? scalesOf(scheme, field) : []
    for (const { locator, text } of cells) {
      if (scales.length > 0 && readGradeLegend(text, scales)) continue
      if (locator !== label.locator) writes.set(locator, '')
      else if (label.inner !== undefined) writes.set(locator, label.text.slice(0, label.text.length - label.inner.length))
    }
  }
  return writes
}
