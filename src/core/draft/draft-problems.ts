import type { DraftLabel } from './draft-labels.ts'
import type { LabelUse } from './label-use.ts'
import type { SchemeDraft } from './scheme-draft.ts'

/** What a draft still lacks before it can be a scheme: one Japanese sentence each, in the order in which a person would mend it. */
export function draftProblems({ name, title, body, layout, labels, scales, preset, period }: SchemeDraft): string[] {
  const has = (test: (use: LabelUse) => boolean) => labels.some(({ use }) => test(use))
  return [
    ...(/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name)
      ? []
      : ['様式の短い名前は、半角の小文字・数字・ハイフンで書いてください（例: my-city-2026）。']),
    ...(title.trim() === '' ? ['様式の名前を書いてください。'] : []),
    ...(body.trim() === '' ? ['団体の名前を書いてください。'] : []),
    ...(has((use) => use.startsWith('item:'))
      ? []
      : ['評価する事業（または施策）の名前が書かれている見出しを、一つ選んでください。']),
    ...(preset && scales.length === 0 ? ['評価の規則を使うには、「評価（記号や区分）」の見出しを一つ選んでください。'] : []),
    ...(preset?.attainment?.expected && !period
      ? ['選んだ評価の規則は、計画の何年目かで変わります。計画期間を書いてください。']
      : []),
    ...(layout === 'form'
      ? []
      : lacking(labels, 'indicator:', 'indicator:name', '指標の列がありますが、「指標の名前」の見出しが選ばれていません。')),
    ...(layout !== 'form' || labels.some(({ bare }) => bare)
      ? []
      : lacking(labels, 'budget:', 'budget', '予算・決算の列がありますが、「事業費の行（合計）」の見出しが選ばれていません。')),
    ...lacking(labels, 'part:', 'budget', '財源や経費の内訳がありますが、「事業費の行（合計）」の見出しが選ばれていません。'),
    ...(has((use) => use === 'budget') &&
    !has((use) => use.startsWith('budget:') || /^indicator:(?:planned|target|actual)$/.test(use))
      ? ['「事業費の行」がありますが、予算・決算の列の見出しが選ばれていません。']
      : []),
  ]
}

function lacking(labels: DraftLabel[], group: string, needed: LabelUse, sentence: string): string[] {
  const some = labels.some(({ use }) => use.startsWith(group) && use !== needed)
  return some && !labels.some(({ use }) => use === needed) ? [sentence] : []
}
