import { findAsOf } from '../as-of.ts'
import { type FiscalYear, parseFiscalYear } from '../fiscal-year.ts'
import type { Observation } from '../observation.ts'
import type { Indicator } from '../plan.ts'
import { cleanText, foldText, foldWithPositions } from '../text-fold.ts'
import type { FormCell } from './form-cell.ts'
import { type FormReading, slotsOf, wordsOf } from './form-reading.ts'
import { sameUnit } from './label-answers.ts'
import { readHeadFigure } from './labelled-figures.ts'

/** Words of one year: 「(令和5年度)」 heads them. */
interface YearWords {
  fiscalYear: FiscalYear | undefined
  text: string
  cell: FormCell
}

/**
 * Figures of the sheet's indicators in running words (文中の実績): a name, then its figure. Suggestions (`fromProse`), for a person to
 * confirm: at most one for an indicator and year.
 */
export function readProseActuals(reading: FormReading, indicators: Indicator[], targets: Observation[]): Observation[] {
  const parts = slotsOf(reading, 'narratives').flatMap((slot) =>
    slot.field.actuals ? wordsOf(slot).flatMap((cell) => cutAtYears(cell, reading.fiscalYear)) : [],
  )
  const found = new Map<string, Observation>()
  for (const indicator of indicators)
    for (const part of parts) {
      const id = `${indicator.id}-actual${part.fiscalYear === undefined ? '' : `-${part.fiscalYear}`}`
      const said = found.has(id) ? undefined : findActual(part, indicator)
      if (!said) continue
      const until = targets.find((one) => one.indicator === indicator.id)?.fiscalYear
      const cumulative = said.cumulative && reading.item.startFiscalYear !== undefined && until !== undefined
      const years =
        part.fiscalYear === undefined
          ? {}
          : cumulative
            ? { fromFiscalYear: reading.item.startFiscalYear as number, toFiscalYear: part.fiscalYear }
            : { fiscalYear: part.fiscalYear }
      found.set(id, { id, indicator: indicator.id, measure: 'actual', ...years, ...said.fields, fromProse: true })
    }
  return [...found.values()]
}

/** The words of a cell by the lines that are a year and nothing else. */
function cutAtYears(cell: FormCell, near: FiscalYear | undefined): YearWords[] {
  const parts: YearWords[] = [{ fiscalYear: near, text: '', cell }]
  for (const line of cell.text.split('\n')) {
    const bare = cleanText(line).replace(/[()<>【】《》[\]■●○◆・\s:：]/g, '')
    const year = bare === '' || bare.length > 12 ? undefined : parseFiscalYear(bare)
    if (year !== undefined && /年|^[RHrh]\d/.test(bare)) parts.push({ fiscalYear: year, text: '', cell })
    else {
      const last = parts.at(-1) as YearWords
      last.text += `${line}\n`
    }
  }
  return parts
}

const gap = /^[\s」』]*[（(:：はがも、]?\s*(累計|のべ|延べ|計)?\s*/

/** The figure right after the indicator's name, with the date that its words give. */
function findActual(
  { text, fiscalYear, cell }: YearWords,
  { name, unit }: Indicator,
): { fields: Partial<Observation>; cumulative: boolean } | undefined {
  const { folded, at } = foldWithPositions(text)
  const wanted = foldText(name)
  for (let found = folded.indexOf(wanted); wanted !== '' && found >= 0; found = folded.indexOf(wanted, found + 1)) {
    const start = at[found] as number
    const end = (at[found + wanted.length - 1] as number) + 1
    const between = gap.exec(text.slice(end, end + 20)) as RegExpExecArray
    const from = end + between[0].length
    const figure = readHeadFigure(text.slice(from, from + 40))
    if (!figure || !sameUnit(figure.unit, unit)) continue
    const after = /^[^\n・]*/.exec(text.slice(from))?.[0].slice(0, 60) ?? ''
    const [date] = findAsOf(after, fiscalYear === undefined ? {} : { fiscalYear })
    const written = text.slice(start, from + figure.length)
    const differs = figure.unit !== undefined && unit !== undefined && foldText(figure.unit) !== foldText(unit)
    return {
      cumulative: between[1] === '累計',
      fields: {
        value: figure.value,
        ...(figure.comparator ? { comparator: figure.comparator } : {}),
        ...(date ? { asOf: date.date } : {}),
        ...(differs && figure.unit !== undefined ? { unit: figure.unit } : {}),
        source: { locator: cell.locator, text: written },
      },
    }
  }
  return undefined
}
