import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { correctDraft, type SchemeDraftChange } from '#app/change-scheme-draft.ts'
import type { LabelUse } from '#core/draft/label-use.ts'
import { compareFacts, contentOf, draftOf, expectedOf, factsBy, unseenFolder } from './unseen-facts.ts'

/** One action of the page's own form: another use for a label that was found, or a label that was not. */
type Correction = { label: string; use: LabelUse } | { add: string; use: LabelUse }

/**
 * What a person corrects on the page of a draft until its sheet is read wholly, with nothing wrong; sheets that are not here need nothing.
 * An added label is two fields of the form (its words, what it leads to). `left`: facts for which the form has no correction.
 */
const corrections: Record<string, { done: Correction[]; left: number }> = {
  'kasumi.html': { done: [{ add: '成果向上の余地', use: 'grade' }], left: 0 },
  // Savings (効果額) are the figures of an indicator that is a column's own heading, which no list can be told yet.
  'shirahae.html': { done: [], left: 2 },
}

const files = readdirSync(unseenFolder).filter((name) => !name.endsWith('.json'))

describe('corrections until an unseen sheet is read wholly', () => {
  test.each(files)('%s', async (file) => {
    const content = await contentOf(file)
    const { done, left } = corrections[file] ?? { done: [], left: 0 }
    const draft = done.reduce((before, one) => {
      const change: SchemeDraftChange =
        'add' in one
          ? { added: { label: one.add, use: one.use } }
          : { labels: new Map([[before.labels.findIndex(({ label }) => label === one.label), { use: one.use }]]) }
      return correctDraft(before, change, content)
    }, draftOf(content))
    const expected = expectedOf(file)
    const { right, wrong, all } = compareFacts(expected, factsBy(draft, content))
    expect([all - right, wrong]).toEqual([left, 0])
  })

  test('what stands for a sheet that is there', () => {
    expect(Object.keys(corrections).filter((file) => !files.includes(file))).toEqual([])
  })
})

describe('a correction that no proposal makes', () => {
  test('a row of figures whose heading is the name of an indicator (従事職員数)', async () => {
    const content = await contentOf('mizukoshi.xlsx')
    const draft = draftOf(content)
    const at = draft.labels.findIndex(({ label }) => label.startsWith('従事職員数'))
    const corrected = correctDraft(draft, { labels: new Map([[at, { use: 'figures' }]]) }, content)
    const before = factsBy(draft, content)
    const after = factsBy(corrected, content)
    expect(after.indicators.filter((one) => !before.indicators.includes(one))).toEqual(['従事職員数(人)|人'])
    expect(after.observations.filter((one) => !before.observations.includes(one))).toEqual([
      '従事職員数(人)|actual|2022|0.5',
      '従事職員数(人)|actual|2023|0.5',
      '従事職員数(人)|actual|2024|0.4',
      '従事職員数(人)|planned|2025|0.4',
    ])
    expect([after.budgets, after.items]).toEqual([before.budgets, before.items])
  })

  test('an added label stands where the paper has it, and what it does not have comes last', async () => {
    const content = await contentOf('mizukoshi.xlsx')
    const draft = draftOf(content)
    const without = { ...draft, labels: draft.labels.filter(({ label }) => label !== '指標名') }
    const added = correctDraft(without, { added: { label: '指標名', use: 'indicator:name' } }, content)
    expect(added.labels.map(({ label, use }) => `${label} ${use}`)).toEqual(
      draft.labels.map(({ label, use }) => `${label} ${use}`),
    )
    const unknown = correctDraft(draft, { added: { label: 'どこにもない語', use: 'other' } }, content)
    expect(unknown.labels.at(-1)).toEqual({ locator: '', label: 'どこにもない語', use: 'other', sure: 'sure' })
  })
})
