import { eraPattern } from '../era.ts'
import { finding } from '../finding.ts'
import { type FiscalYear, parseFiscalSpan, parseFiscalYear } from '../fiscal-year.ts'
import { missingWords, parseMissing } from '../missing.ts'
import { cleanText } from '../text-fold.ts'
import { type FormReading, slotsOf, sourceOf, wordsOf } from './form-reading.ts'

const date = new RegExp(`(\\d{4}|(?:${eraPattern})\\s?(?:元|\\d{1,2}))\\s?年(度)?(?:\\([^()]*\\))?\\s?(?:(\\d{1,2})\\s?月)?`, 'g')

/** The years in the words of a start (事業開始年度): 昭和25年度, 平成12年, 1900年(明治33年)4月1日. A date before April is of the year before. */
export function findStartYears(text: string): FiscalYear[] {
  const whole = parseFiscalYear(text)
  if (whole !== undefined) return [whole]
  const years = [...cleanText(text).matchAll(date)].flatMap(([, spelled = '', fiscal, month]) => {
    const year = parseFiscalYear(`${spelled}年度`)
    if (year === undefined) return []
    return [fiscal === undefined && month !== undefined && Number(month) < 4 ? year - 1 : year]
  })
  return [...new Set(years)]
}

/** The fiscal year in which the evaluated item began; of several the first, with a finding. */
export function readStartYear(reading: FormReading): { startFiscalYear?: FiscalYear } {
  for (const slot of slotsOf(reading, 'startYear')) {
    const [cell] = wordsOf(slot)
    if (!cell) continue
    const [year, ...others] = findStartYears(cell.text)
    const at = { subject: reading.item.id, source: sourceOf(cell) }
    const missing = parseMissing(cell.text)
    if (missing !== undefined)
      reading.findings.push(finding('words-missing', { label: slot.field.label, reason: missingWords[missing] }, at))
    else if (year === undefined || others.length > 0)
      reading.findings.push(
        finding('start-year-unsure', { text: cleanText(cell.text), ...(year === undefined ? {} : { year }) }, at),
      )
    if (year !== undefined) return { startFiscalYear: year }
  }
  const periods = slotsOf(reading, 'narratives').filter(({ field }) => field.period)
  const from = periods.flatMap((slot) => wordsOf(slot).flatMap(({ text }) => parseFiscalSpan(cleanText(text))?.from ?? []))[0]
  return from === undefined ? {} : { startFiscalYear: from }
}
