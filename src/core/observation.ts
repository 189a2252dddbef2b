import type { FiscalYear } from './fiscal-year.ts'
import type { IsoDate, Source } from './source.ts'

/** 目標 | 実績 | 基準値 | 目安 | 予定 */
export type ObservationMeasure = 'target' | 'actual' | 'baseline' | 'benchmark' | 'planned'

/** 以上 | 以下 | ちょうど | 程度 */
export type Comparator = '>=' | '<=' | '=' | '~'

/** 確定 | 見込 | 予定 | 速報 */
export type ObservationStatus = 'confirmed' | 'forecast' | 'planned' | 'preliminary'

/** A figure that depends on another: 「発表数(8人)の4.2倍以上」. */
export interface RelativeTo {
  quantity: string
  factor?: number
  base?: number
}

/** One figure of those that a total is the sum of. */
export interface Part {
  label: string
  value: number
}

/** A figure said of an indicator. Missing is an absent `value`, never zero. */
export interface Observation {
  id?: string
  indicator: string
  measure: ObservationMeasure
  fiscalYear?: FiscalYear
  fromFiscalYear?: FiscalYear
  toFiscalYear?: FiscalYear
  asOf?: IsoDate
  value?: number
  min?: number
  max?: number
  comparator?: Comparator
  /** Only where it differs from the indicator's. */
  unit?: string
  relativeTo?: RelativeTo
  status?: ObservationStatus
  /** 変更: the id of the observation that replaced this one within the year */
  supersededBy?: string
  text?: string
  parts?: Part[]
  fromProse?: boolean
  source?: Source
}
