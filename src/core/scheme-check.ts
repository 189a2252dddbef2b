import type { Scheme } from './scheme.ts'
import { checkRules } from './scheme-check-rules.ts'
import type { SchemeField } from './scheme-field.ts'

/** What in a scheme does not agree with the rest of it: one Japanese sentence a place. */
export function checkScheme(scheme: Scheme): string[] {
  return [
    ...checkLevels(scheme),
    ...checkGrades(scheme),
    ...checkRules(scheme),
    ...checkFields(scheme),
    ...checkPlaceholders(scheme),
  ]
}

function checkLevels({ levels, evaluates }: Scheme): string[] {
  const problems = twice(levels.map(({ key }) => key)).map((key) => `levels: 「${key}」が二度あります。`)
  if (!levels.some(({ key }) => key === evaluates)) problems.push(`evaluates: 「${evaluates}」は levels にありません。`)
  levels.forEach(({ code }, i) => {
    if (code !== undefined && !isPattern(code)) problems.push(`levels[${i}].code: 「${code}」は正規表現として読めません。`)
  })
  return problems
}

function checkGrades({ grades }: Scheme): string[] {
  const problems: string[] = []
  grades.forEach(({ on }, i) => {
    for (const code of on ?? [])
      if (!(code in (grades[i - 1]?.codes ?? {}))) problems.push(`grades[${i}].on: 「${code}」は一つ前の評価区分にありません。`)
  })
  return problems
}

function checkFields({ sheet, levels, grades, layout }: Scheme): string[] {
  const problems = twice(sheet.flatMap(({ fields }) => fields.map(({ key }) => key))).map(
    (key) => `sheet: 項目の key「${key}」が二度あります。`,
  )
  sheet.forEach(({ fields }, section) => {
    fields.forEach((field, i) => {
      const place = `sheet[${section}].fields[${i}]`
      if ('level' in field && !levels.some(({ key }) => key === field.level))
        problems.push(`${place}.level: 「${field.level}」は levels にありません。`)
      if (field.type === 'grade')
        for (const scale of field.scales ?? [])
          if (!grades.some((one) => one.scale === scale)) problems.push(`${place}.scales: 「${scale}」は grades にありません。`)
      if (layout === 'form' && (field.type === 'targets' || field.type === 'comparison'))
        problems.push(`${place}.type: ${field.type} は layout: rows でだけ使えます。`)
    })
  })
  return problems
}

const placeholders = ['年度', '翌年度', '期間', '時点', '番号']

function checkPlaceholders({ sheet }: Scheme): string[] {
  return sheet.flatMap(({ section, fields }, i) => [
    ...unknownPlaceholders(section).map(
      (word) =>
        `sheet[${i}].section: {${word}} は使えません。${placeholders.map((one) => `{${one}}`).join(' ')} のいずれかです。`,
    ),
    ...fields.flatMap((field, j) =>
      labelsOf(field)
        .flatMap(unknownPlaceholders)
        .map(
          (word) =>
            `sheet[${i}].fields[${j}].label: {${word}} は使えません。${placeholders.map((one) => `{${one}}`).join(' ')} のいずれかです。`,
        ),
    ),
  ])
}

const labelsOf = (field: SchemeField): string[] => [
  field.label,
  ...('labels' in field ? Object.values(field.labels) : []),
  ...('columns' in field ? Object.keys(field.columns) : []),
  ...(field.type === 'budget' ? Object.keys(field.parts ?? {}) : []),
  ...(field.type === 'grade' && field.reason !== undefined ? [field.reason] : []),
]

const unknownPlaceholders = (label: string): string[] =>
  [...label.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] as string).filter((word) => !placeholders.includes(word))

const twice = (keys: string[]) => [...new Set(keys.filter((key, i) => keys.indexOf(key) !== i))]

function isPattern(source: string): boolean {
  try {
    new RegExp(source)
    return true
  } catch {
    return false
  }
}
