import { z } from 'zod'
import { nearestWord } from './nearest-word.ts'

/** An object with a closed set of keys: a misspelt key is refused with the nearest right one. */
export const closed = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys' ? issue.keys.map((key) => unknownKey(key, Object.keys(shape))).join('') : undefined,
  })

function unknownKey(key: string, known: string[]): string {
  const near = nearestWord(key, known)
  return `「${key}」という項目はありません。${near === undefined ? `使えるのは ${known.join('、')} です。` : `「${near}」の誤りではありませんか。`}`
}

export const text = z.string().min(1)
export const stage = z.enum(['plan', 'progress', 'interim', 'final'])
export const measure = z.enum(['target', 'actual', 'baseline', 'benchmark', 'planned'])
export const direction = z.enum(['increase', 'decrease', 'maintain'])
export const role = z.enum(['purpose', 'overview', 'approach', 'goal', 'progress', 'issue', 'direction', 'note'])
export const verdict = z.enum(['met', 'missed', 'pending', 'unknown'])
export const year = z.int().min(1868).max(2150)
export const moneyUnit = z.enum(['円', '千円', '万円', '百万円', '億円'])
export const words = <Value extends z.ZodType>(value: Value) => z.record(text, value)
