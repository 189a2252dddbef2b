/** The calendar year in which a Japanese fiscal year (年度) begins, in April: 令和2年度 = 2020. */
export type FiscalYear = number
