import { parseFigure } from '../figure.ts'
import type { NumberFigure } from '../figure-number.ts'
import type { MissingReason } from '../missing.ts'
import type { Observation, ObservationMeasure } from '../observation.ts'
import type { Accumulation } from '../plan.ts'
import { parseTarget } from '../target.ts'
import { cleanLine, foldText } from '../text-fold.ts'
import { plainInPlace } from '../width.ts'

/** What one cell says of an indicator: the fields of an observation, or why there is none. */
export interface Said {
  fields: Pick<Observation, 'value' | 'min' | 'max' | 'comparator' | 'unit' | 'relativeTo' | 'status' | 'text'>
  accumulation?: Accumulation
  /** Words only. */
  qualitative?: true
  /** Several figures in one cell. */
  several?: true
}

/** Reads a value cell: a target by the words of targets, anything else as a figure. */
export function readSaid(text: string, measure: ObservationMeasure, name: string): Said | { missing: MissingReason } {
  const share = readShare(text)
  if (share) return share
  return measure === 'target' || measure === 'benchmark' || measure === 'planned'
    ? readTargetCell(text)
    : readFigureCell(text, name)
}

function readTargetCell(written: string): Said | { missing: MissingReason } {
  const { none, accumulation, qualitative, perYear, text, ...fields } = parseTarget(written)
  if (none !== undefined) return { missing: none }
  const counted = accumulation ?? (perYear ? 'annual' : undefined)
  return {
    fields: { ...fields, ...(text === undefined ? {} : { text: cleanLine(text) }) },
    ...(counted === undefined ? {} : { accumulation: counted }),
    ...(qualitative ? { qualitative } : {}),
  }
}

/** 43/100 is 43 of 100, the words kept beside it; what could be a month and a day is not. */
function readShare(text: string): Said | undefined {
  const [, part, whole] = /^\s*(\d{1,6})\s*[/／]\s*(\d{1,6})\s*$/.exec(plainInPlace(text)) ?? []
  if (part === undefined || whole === undefined) return undefined
  const isDate = Number(part) <= 12 && Number(whole) <= 31
  return isDate || Number(part) > Number(whole) ? undefined : { fields: { value: Number(part), text: cleanLine(text) } }
}

function readFigureCell(text: string, name: string): Said | { missing: MissingReason } {
  const figure = parseFigure(text)
  switch (figure.kind) {
    case 'missing':
      return { missing: figure.reason }
    case 'number':
      return fromNumber(figure)
    case 'range': {
      const { min, max, unit } = figure
      return {
        fields: {
          ...(min === undefined ? {} : { min }),
          ...(max === undefined ? {} : { max }),
          ...(unit === undefined ? {} : { unit }),
        },
      }
    }
    case 'several':
      return { fields: { ...answering(figure.figures, text, name), text: cleanLine(text) }, several: true }
    case 'prose':
      return { fields: { text: cleanLine(text) }, qualitative: true }
  }
}

function fromNumber({ value, unit, comparator, status, cumulative, perYear }: NumberFigure): Said {
  const accumulation = cumulative ? 'cumulative' : perYear ? 'annual' : undefined
  return {
    fields: {
      value,
      ...(unit === undefined ? {} : { unit }),
      ...(comparator === undefined ? {} : { comparator }),
      ...(status === undefined ? {} : { status }),
    },
    ...(accumulation === undefined ? {} : { accumulation }),
  }
}

/** 「申請 6件 採択 4件」: the figure whose word the indicator's name ends with answers it; else none does. */
function answering(figures: NumberFigure[], text: string, name: string): Said['fields'] {
  const key = foldText(name).replace(/(?:件|者|社|回)?数$/, '')
  const words = [...text.matchAll(/([^\s\d、,:：()（）]{2,12})[\s:：]*(\d[\d,.]*)/g)]
  const own = words.filter((match) => key.endsWith(foldText(match[1] as string)))
  const figure =
    own.length === 1 ? figures.find(({ value }) => String(value) === (own[0]?.[2] ?? '').replace(/,/g, '')) : undefined
  return figure ? fromNumber(figure).fields : {}
}
