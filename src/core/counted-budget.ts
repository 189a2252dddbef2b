import type { Budget } from './exchange.ts'

/** Whether an amount is its item's own total: 再掲, 内数 and 内訳 are within another amount, and never added to it again. */
export const isCounted = ({ relisted, part }: Pick<Budget, 'relisted' | 'part'>): boolean =>
  relisted !== true && part === undefined
