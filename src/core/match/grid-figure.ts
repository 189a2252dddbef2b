import { findAsOf } from '../as-of.ts'
import { type Figure, parseFigure } from '../figure.ts'
import { type FoundFigure, findFigures } from '../figure-in-text.ts'
import type { FiscalYear } from '../fiscal-year.ts'
import { type MissingReason, parseMissing } from '../missing.ts'
import type { Observation, Part } from '../observation.ts'
import { cleanText } from '../text-fold.ts'
import { unbroken } from '../unbroken.ts'
import { cleanWords } from './blocks.ts'
import { bestAnswer } from './grid-answer.ts'
import { type Entry, findEntries } from './grid-entries.ts'
import { sameUnit } from './label-answers.ts'

/** What a cell of figures says (欄の数値): fields of an observation, and how sure it is. */
export interface CellFigure {
  missing?: MissingReason
  fields: Pick<Observation, 'value' | 'min' | 'max' | 'comparator' | 'unit' | 'status' | 'text' | 'parts' | 'asOf'>
  /** 累計 or /年 as written in the cell */
  accumulation?: 'cumulative' | 'annual'
  /** How the value was found among several figures or words. */
  by?: 'sum' | 'label' | 'variant' | 'incomplete' | 'words'
  /** Labelled figures of the cell that are not the value. */
  others?: Entry[]
  label?: string
}

/** What is known of the indicator before its cell is read. */
export interface FigureContext {
  name: string
  unit?: string | undefined
  fiscalYear?: FiscalYear | undefined
}

/**
 * Reads a cell of a grid: one figure, a figure with remarks, the figure among several that answers the indicator's name, parts that
 * add up, or words. Nothing that does not stand there is worked out but a sum of parts, and that says so.
 */
export function readCellFigure(written: string, context: FigureContext): CellFigure {
  const text = unbroken(cleanWords(written))
  const missing = parseMissing(text)
  if (missing) return { missing, fields: {} }
  const whole = parseFigure(text.replace(/\n/g, ' '))
  const near = context.fiscalYear === undefined ? {} : { fiscalYear: context.fiscalYear }
  const asOf = /現在|時点|現況|末/.test(text) ? findAsOf(text, near).at(-1)?.date : undefined
  const dated = asOf === undefined ? {} : { asOf }
  if (whole.kind === 'number' || whole.kind === 'range') return { ...plain(whole, text), ...{} }
  const head = headFigure(text, context.unit)
  if (head) {
    const { value, unit, comparator, status } = head
    const fields = { value, ...(unit ? { unit } : {}), ...(comparator ? { comparator } : {}), ...(status ? { status } : {}) }
    return { fields: { ...fields, ...dated, text }, ...accumulationOf(head) }
  }
  return readLabelled(text, context, dated)
}

function plain(figure: Figure & { kind: 'number' | 'range' }, text: string): CellFigure {
  const comparator = figure.kind === 'number' ? figure.comparator : undefined
  const status = figure.kind === 'number' ? figure.status : figure.written?.to?.status
  const ends =
    figure.kind === 'number'
      ? { value: figure.value }
      : { ...(figure.min === undefined ? {} : { min: figure.min }), ...(figure.max === undefined ? {} : { max: figure.max }) }
  const isBare = figure.kind === 'number' && !status && !/[()（）]/.test(text)
  return {
    fields: {
      ...ends,
      ...(figure.unit === undefined ? {} : { unit: figure.unit }),
      ...(comparator ? { comparator } : {}),
      ...(status ? { status } : {}),
      ...(isBare ? {} : { text }),
    },
    ...accumulationOf(figure),
  }
}

const accumulationOf = ({ cumulative, perYear }: { cumulative?: true; perYear?: true }): Pick<CellFigure, 'accumulation'> =>
  cumulative ? { accumulation: 'cumulative' } : perYear ? { accumulation: 'annual' } : {}

/** 215人(12月末時点), 2回/年 and lines of names under it: the figure at the head, where its unit can be the indicator's. */
function headFigure(text: string, unit: string | undefined): FoundFigure | undefined {
  const [line = ''] = text.split('\n')
  const bracket = line.search(/[(（[【※]/)
  const front = cleanText(bracket > 0 ? line.slice(0, bracket) : line)
  const figure = parseFigure(front)
  if (figure.kind === 'number') {
    if (figure.unit !== undefined && !sameUnit(figure.unit, unit)) return undefined
    const { kind, written, text: own, ...fields } = figure
    return { ...fields, text: own, index: 0 }
  }
  const [found] = findFigures(line)
  if (!found || found.index > 0 || found.unit === undefined || !sameUnit(found.unit, unit)) return undefined
  const rest = line.slice(found.text.length)
  return /^(?:$|[\s、,(（※])/.test(rest) && !findFigures(rest).some((other) => sameUnit(other.unit, found.unit))
    ? found
    : undefined
}

function readLabelled(text: string, context: FigureContext, dated: { asOf?: string }): CellFigure {
  const { entries: all, loose } = findEntries(text)
  const within = all.filter(({ label }, nth) => nth > 0 && /^(?:うち|内)/.test(label))
  const entries = all.filter((entry) => !within.includes(entry))
  const fitting = entries.filter(({ figure }) => sameUnit(figure.unit, context.unit))
  const answer = bestAnswer(fitting, context.name)
  if (answer) {
    const others = entries.filter((entry) => entry !== answer)
    return {
      fields: { ...fieldsOf(answer.figure), ...dated, text, ...partsWithin(within) },
      by: 'label',
      others,
      label: answer.label,
    }
  }
  const [only] = fitting
  const parts = fitting.map(({ label, figure }): Part => ({ label, value: figure.value }))
  if (only && loose === 0 && fitting.length === entries.length) {
    if (fitting.length === 1)
      return { fields: { ...fieldsOf(only.figure), ...dated, text, ...partsWithin(within) }, by: 'variant', label: only.label }
    const value = parts.reduce((sum, part) => sum + part.value, 0)
    if (!/[%％倍]/.test(only.figure.unit ?? ''))
      return { fields: { value, ...unitOf(only.figure), ...dated, text, parts }, by: 'sum' }
  }
  if (only) return { fields: { ...dated, text, parts }, by: 'incomplete' }
  return { fields: { ...dated, text }, by: 'words', ...(entries.length > 0 ? { others: entries } : {}) }
}

/** うち開業 3件: a part of the figure before it. */
const partsWithin = (entries: Entry[]): { parts?: Part[] } =>
  entries.length === 0
    ? {}
    : { parts: entries.map(({ label, figure }) => ({ label: label.replace(/^(?:うち|内)[、\s]*/, ''), value: figure.value })) }

const unitOf = ({ unit }: FoundFigure) => (unit === undefined ? {} : { unit })

function fieldsOf({ value, unit, comparator, status }: FoundFigure): CellFigure['fields'] {
  return { value, ...(unit ? { unit } : {}), ...(comparator ? { comparator } : {}), ...(status ? { status } : {}) }
}
