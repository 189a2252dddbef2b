import type { FiscalYear } from './fiscal-year.ts'
import type { Source } from './source.ts'

/** Levels of a plan, from vision to undertaking. What a body calls them stands in `levelLabel`. */
export const levels = ['vision', 'theme', 'direction', 'policy', 'measure', 'programme', 'initiative'] as const

export type Level = (typeof levels)[number]

/** A node of the plan's tree (施策, 事務事業 …). */
export interface Item {
  id: string
  parent?: string
  level: Level
  levelLabel?: string
  code?: string
  title: string
  order?: number
  /** 協調事業 has no budget of its own. */
  delivery?: 'budgeted' | 'coordinated'
  /** 新規 */
  isNew?: boolean
  startFiscalYear?: FiscalYear
  /** 部局・課: the writing section first */
  units?: string[]
  /** 重点, ◎ … */
  marks?: string[]
  /** 再掲: items under which the paper lists it again */
  relistedUnder?: string[]
  source?: Source
}

/** 累計 | /年 | a level at a date */
export type Accumulation = 'annual' | 'cumulative' | 'point'

/** 大きいほどよい | 小さいほどよい | 現状維持 */
export const directions = ['increase', 'decrease', 'maintain'] as const

export type Direction = (typeof directions)[number]

/** 指標 */
export interface Indicator {
  id: string
  item: string
  name: string
  unit?: string
  kind: 'quantitative' | 'qualitative'
  /** 成果指標 | 活動指標 | 参考指標 */
  role?: 'outcome' | 'output' | 'reference'
  accumulation?: Accumulation
  direction?: Direction
  description?: string
  relistedUnder?: string[]
  /** Found in running text: a suggestion which a person confirms. */
  fromProse?: boolean
  source?: Source
}
