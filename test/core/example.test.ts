import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { checkExample } from '#core/example.ts'
import type { Scheme } from '#core/scheme.ts'
import type { SchemeExample } from '#core/scheme-example.ts'

const folder = new URL('../../schemes/', import.meta.url)
const schemes = readdirSync(folder).map((name) => parse(readFileSync(new URL(`${name}/scheme.yaml`, folder), 'utf8')) as Scheme)

describe.each(schemes.map((scheme) => [scheme.title, scheme] as const))('%s', (_, scheme) => {
  test.each(scheme.examples.map((example) => [JSON.stringify(example), example] as const))('%s', (_, example) => {
    expect(checkExample(scheme, example)).toBeUndefined()
  })
})

/** Verdicts of the forms that are still to become schemes: plans of several years, words, figures of a date within the year. */
const plain: Pick<Scheme, 'indicators' | 'grades' | 'propose'> = {
  indicators: { accumulation: 'annual' },
  grades: [{ scale: '評価', codes: { A: '順調', B: '概ね順調', C: '遅れ' } }],
  propose: { rule: 'verdict-share', all: 'A', some: 'B', none: 'C' },
}
const others: SchemeExample[] = [
  { target: '累計 5件', actual: ['0件', '2件', '3件'], verdict: 'met' },
  { target: '累計 5件', actual: ['0件'], final: false, verdict: 'pending' },
  { target: '累計 5件', actual: ['0件', '1件', '1件', '1件', '1件'], verdict: 'missed' },
  { target: '累計 5件', actual: ['1件', '—', '1件'], verdict: 'unknown' }, // the year between is not zero
  { target: '累計 5件', actual: ['4件', '—', '1件'], verdict: 'met' }, // and not needed
  { target: '累計 7件', actual: ['—'], verdict: 'unknown' },
  { target: '1回/年', actual: ['2回/年'], verdict: 'met' },
  { target: '1回/年', actual: ['3回/年', '0回/年'], verdict: 'missed' },
  { target: '320人/年', actual: ['215人 (12月末時点)'], final: false, verdict: 'pending' },
  { target: '2回/年', actual: ['検討中'], verdict: 'unknown' },
  { target: '5件', actual: '6件', verdict: 'met' },
  { target: '準備組織における検討結果をとりまとめる。', actual: 'とりまとめた。', verdict: 'unknown' },
  { target: '0件', actual: '0件', direction: 'decrease', verdict: 'met' },
  { target: '100人未満', actual: '100人', verdict: 'missed' },
  { target: '100人以下', actual: '100人', verdict: 'met' },
  { target: 'セミナー発表数の1.4倍以上', actual: '1.33倍', verdict: 'missed' },
  { target: 'セミナー発表数の1.4倍以上', actual: '20件', verdict: 'unknown' }, // of how many is not said
  { target: 'フォーラム発表数(8人)の4.2倍以上 ⇒34件', actual: '33件', verdict: 'missed' },
  { verdicts: ['missed', 'missed'], proposes: 'C' },
  { verdicts: ['missed', 'pending'] }, // too early to say
  { verdicts: ['met', 'unknown'], proposes: 'A' },
  { verdicts: [] },
]
test.each(others.map((example) => [JSON.stringify(example), example] as const))('%s', (_, example) => {
  expect(checkExample(plain as Scheme, example)).toBeUndefined()
})

test.each<[SchemeExample, string]>([
  [{ target: '5件', actual: '4件', verdict: 'met' }, '未達でした'],
  [{ target: '5件', actual: '4件', direction: '横ばい', verdict: 'met' }, '定めにありません'],
  [{ written: 'D', reads: { grades: { 評価: 'D' } } }, '読めません'],
  [{ written: 'A' }, '読まないはず'],
  [{ written: 'A', reads: { grades: { 評価: 'B' } } }, 'Aと読みました'],
  [{ verdicts: ['met'], proposes: 'B' }, 'Aでした'],
  [{ verdicts: ['met'] }, '評価案なしのはず'],
])('an example that does not hold says what came instead: %j', (example, words) => {
  expect(checkExample(plain as Scheme, example)).toContain(words)
})
