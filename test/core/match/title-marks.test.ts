import { describe, expect, it } from 'vitest'
import { readTitle } from '#core/match/title-marks.ts'

const titleMarks = { '(協調)': { delivery: 'coordinated' as const }, '(新規)': { isNew: true }, '(重点)': {} }

describe('readTitle', () => {
  it.each([
    ['港の案内板の整備', { title: '港の案内板の整備' }],
    ['港の案内板の整備(協調)', { title: '港の案内板の整備', delivery: 'coordinated' }],
    ['港の案内板の整備（新規）', { title: '港の案内板の整備', isNew: true }],
    ['【新規】港の案内板の整備', { title: '港の案内板の整備', isNew: true }],
    ['港の案内板の整備(新規)(協調)', { title: '港の案内板の整備', isNew: true, delivery: 'coordinated' }],
    ['港の案内板の整備(新規・協調)', { title: '港の案内板の整備', isNew: true, delivery: 'coordinated' }],
    ['港の案内板の整備 [拡充] ※1', { title: '港の案内板の整備', marks: ['拡充'] }],
    ['港の案内板の整備（注2）', { title: '港の案内板の整備' }],
    ['港の案内板の整備【重点】', { title: '港の案内板の整備', marks: ['重点'] }],
    ['◎ (3) 港の案内板の整備', { title: '港の案内板の整備', code: '(3)', marks: ['◎'] }],
    ['２　港の案内板の整備', { title: '港の案内板の整備', code: '2' }],
    ['1-2 港の案内板の整備', { title: '港の案内板の整備', code: '1-2' }],
    ['2030港まつりの開催', { title: '2030港まつりの開催' }],
    ['３市連携事業', { title: '3市連携事業' }],
    ['港の案内板(英語)', { title: '港の案内板(英語)' }],
    ['港湾機構(HKA)支部の活用(協調)', { title: '港湾機構(HKA)支部の活用', delivery: 'coordinated' }],
    ['「港 まつり」の開催', { title: '「港 まつり」の開催' }],
  ])('%s', (text, reading) => {
    expect(readTitle(text, titleMarks)).toEqual(reading)
  })
})
