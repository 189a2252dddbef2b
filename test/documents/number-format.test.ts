import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { builtInFormats } from '#documents/built-in-formats.ts'
import { formatGeneral, parseNumberFormat } from '#documents/number-format.ts'

describe('a number as Excel shows it', () => {
  it.each<[string, number, string]>([
    ['#,##0', 1234567, '1,234,567'],
    ['0"年度"', 2013, '2013年度'],
    ['#,##0"人"', 310, '310人'],
    ['0.0%', 0.315, '31.5%'],
    ['#,##0;▲#,##0', -1234, '▲1,234'],
    ['#,##0;"▲ "#,##0;"－"', 0, '－'],
    ['#,##0,', 1234567, '1,235'],
    ['0.00', 1.005, '1.01'],
    ['0.0#', 1.2, '1.2'],
    ['0.0', -0.01, '0.0'],
    ['#,##0.0;[Red]-#,##0.0', -3.25, '-3.3'],
    ['00-00', 1234, '12-34'],
    ['0000', 86, '0086'],
    ['#', 0, ''],
    ['General"年"', 3, '3年'],
    ['[>=1000]#,##0,"千";0', 12345, '12千'],
    ['[>=1000]#,##0,"千";0', 5, '5'],
    ['0.00E+00', 12345, '1.23E+04'],
    ['# ?/?', 0.5, '0.5'],
    [';;;', 5, ''],
    ['[$¥-411]#,##0', 500, '¥500'],
    ['[DBNum3][$-411]0', 5, '5'],
    ['"(再掲)"#,##0', 3449, '(再掲)3,449'],
    ['_ * #,##0_ ;_ * \\-#,##0_ ;_ * "-"_ ;_ @_ ', 0, '-'],
  ])('%s of %d is %s', (code, value, shown) => {
    expect(parseNumberFormat(code)(value)).toBe(shown)
  })

  it.each<[string, number, string]>([
    ['ge.m.d', 44255, 'R3.2.28'],
    ['ggge"年"m"月"d"日"', 44255, '令和3年2月28日'],
    ['[$-411]ggge年m月d日', 43585, '平成31年4月30日'],
    ['[$-411]ggge年m月d日', 43586, '令和1年5月1日'],
    ['ge-m-d', 32515, 'S64-1-7'],
    ['ge-m-d', 32516, 'H1-1-8'],
    ['ggee.mm.dd', 20000, '昭29.10.03'],
    ['yyyy/m/d', 44255, '2021/2/28'],
    ['yyyy"年"m"月"', 44255, '2021年2月'],
    ['m/d(aaa)', 44255, '2/28(日)'],
    ['h:mm', 0.5, '12:00'],
    ['h:mm AM/PM', 0.75, '6:00 PM'],
    ['mm:ss.0', 0.000_5, '00:43.2'],
    ['[h]:mm', 1.5, '36:00'],
  ])('the date %s of %d is %s', (code, value, shown) => {
    expect(parseNumberFormat(code)(value)).toBe(shown)
  })

  it('counts from 1904 where the workbook does', () => {
    expect(parseNumberFormat('yyyy/m/d', true)(42793)).toBe('2021/2/28')
  })

  it.each<[number, string]>([
    [0.1 + 0.2, '0.3'],
    [1 / 3, '0.333333333'],
    [1234.56789012345, '1234.56789'],
    [123456789012, '123456789012'],
    [-0.5, '-0.5'],
    [0, '0'],
  ])('General of %d is %s', (value, shown) => {
    expect(formatGeneral(value)).toBe(shown)
  })

  it('never loses or adds a digit of a whole number, whatever groups it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e12, max: 1e12 }),
        fc.constantFrom('0', '#,##0', '#,##0"円"', '0.0', 'General'),
        (value, code) => {
          const shown = parseNumberFormat(code)(value)
          expect(Number(shown.replace(/[,円]/g, ''))).toBe(value)
        },
      ),
    )
  })

  it('understands every built-in format', () => {
    for (const [id, code] of Object.entries(builtInFormats))
      expect(parseNumberFormat(code)(44255.5), `${id} ${code}`).not.toBe('')
  })
})
