import { parseFigure } from './figure.ts'

/** 80%以|上, 1,50|0人: a figure that its cell's width broke is whole again. Lines of which each is a figure are figures of their own. */
export function unbroken(text: string): string {
  if (!text.includes('\n') || text.length > 40) return text
  const joined = text.replace(/\s*\n\s*/g, '')
  const isFigure = (words: string) => ['number', 'range'].includes(parseFigure(words).kind)
  const torn = /,\d{0,2}\n\s*\d/.test(text) || !text.split('\n').every(isFigure)
  return torn && isFigure(joined) ? joined : text
}
