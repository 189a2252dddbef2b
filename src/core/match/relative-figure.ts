import { findFigures } from '../figure-in-text.ts'
import type { RelativeTo } from '../observation.ts'

/** A figure said as a multiple of another: 「発表数の2.5倍(発表数10本に対して相談25件)」. */
export interface RelativeFigure {
  relativeTo: RelativeTo
  /** The figure itself, where the words give it. */
  value?: number
  unit?: string
  text: string
  length: number
}

const multiple = /^\s*(?:([^\d\s:：()（）、。]{1,30}?)の)?\s*(?:約)?(\d+(?:\.\d+)?)倍(?:以上|超|程度|強|弱)?\s*/
const bracket = /^[(（][^()（）]*(?:[(（][^()（）]*[)）][^()（）]*)*[)）]/

/** Reads a multiple at the head of the words, with what the brackets after it tell of its base. */
export function readRelative(words: string): RelativeFigure | undefined {
  const match = multiple.exec(words)
  if (!match) return undefined
  const rest = words.slice(match[0].length)
  const inner = bracket.exec(rest)?.[0] ?? /^(?:[⇒→=]\s*)?[^\s、。()（）]*/.exec(rest)?.[0]
  const base = inner === undefined ? undefined : readBase(inner.replace(/^[(（]|[)）]$/g, ''))
  const length = match[0].length + (inner !== undefined && (base || /^[(（]/.test(inner)) ? inner.length : 0)
  const quantity = match[1] ?? base?.quantity
  if (quantity === undefined && !base) return undefined
  return {
    relativeTo: { quantity: quantity ?? '', factor: Number(match[2]), ...(base?.base === undefined ? {} : { base: base.base }) },
    ...(base?.value === undefined ? {} : { value: base.value }),
    ...(base?.unit === undefined ? {} : { unit: base.unit }),
    text: words.slice(0, length).replace(/\s+/g, ' ').trim(),
    length,
  }
}

/** 発表数10本に対して相談25件: what it is measured by, and the figure measured. */
export function readBase(words: string): { quantity?: string; base?: number; value?: number; unit?: string } | undefined {
  const parted = /^(.*?)(?:に対して|に対し|に対する|につき)[、,]?\s*(.*)$/s.exec(words)
  const figures = findFigures(words)
  if (!parted) {
    const [only] = figures
    if (!only || figures.length > 1 || only.unit === '倍') return undefined
    return { value: only.value, ...(only.unit === undefined ? {} : { unit: only.unit }) }
  }
  const base = findFigures(parted[1] as string).at(-1)
  const value = findFigures(parted[2] as string)[0]
  if (!base || !value) return undefined
  const quantity = (parted[1] as string)
    .slice(0, base.index)
    .replace(/[\s:：、,]+$/, '')
    .trim()
  return {
    ...(quantity === '' ? {} : { quantity }),
    base: base.value,
    value: value.value,
    ...(value.unit === undefined ? {} : { unit: value.unit }),
  }
}
