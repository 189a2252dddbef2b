import { describe, expect, it } from 'vitest'
import type { Provenance } from '#core/facts.ts'
import { currentAt, findConflicts } from '#core/hand-out.ts'
import type { KeptStatement } from '#core/statement.ts'

const handedOutAt = '2026-04-10T00:00:00.000Z'
const day = (n: number) => `2026-04-${String(n).padStart(2, '0')}T00:00:00.000Z`

/** A figure of one place: accepted on a day of April, or a draft of the file that came back. */
function figure(id: string, value: number, on: number | 'draft', more: Partial<Provenance> = {}): KeptStatement {
  const state: Pick<Provenance, 'status' | 'saidAt'> & Partial<Provenance> =
    on === 'draft'
      ? { status: 'draft', saidAt: day(20), document: 'back' }
      : { status: 'accepted', saidAt: day(on), decidedAt: day(on), decidedBy: 'a' }
  const provenance: Provenance = { id, saidBy: 'a', ...state, ...more }
  return { list: 'observations', row: { indicator: 'i', measure: 'actual', fiscalYear: 2026, value, provenance } }
}

function grade(id: string, code: string, comment: string, on: number | 'draft', more: Partial<Provenance> = {}): KeptStatement {
  const { provenance } = figure(id, 0, on, more).row
  const row = { item: 'm', fiscalYear: 2026, evaluator: 'self', grades: [{ scale: '評価', code }], comment, provenance } as const
  return { list: 'evaluations', row: { ...row, grades: [...row.grades] } }
}

const ids = (statements: readonly KeptStatement[]) => statements.map(({ row }) => row.provenance.id)

it('what was current then is told from the statements themselves', () => {
  const all = [figure('a', 1, 1), figure('b', 2, 5, { supersedes: 'a' }), figure('c', 3, 15, { supersedes: 'b' })]
  expect([1, 4, 5, 10, 15].map((on) => ids(currentAt(all, day(on))))).toEqual([['a'], ['a'], ['b'], ['b'], ['c']])
  expect(ids(currentAt([...all, figure('d', 3, 12, { supersedes: 'b', withdraws: true })], day(12)))).toEqual([])
})

describe('a draft of a file that came back', () => {
  const before = figure('a', 1, 1)
  it.each<[string, KeptStatement[], [handedOut: string | undefined, ledger: string | undefined] | undefined]>([
    ['where nothing has moved', [before, figure('f', 2, 'draft', { supersedes: 'a' })], undefined],
    ['where the ledger says otherwise', [before, figure('b', 3, 15, { supersedes: 'a' }), figure('f', 2, 'draft')], ['a', 'b']],
    ['where the ledger says the same', [before, figure('b', 2, 15, { supersedes: 'a' }), figure('f', 2, 'draft')], undefined],
    [
      'where the ledger has gone back to what it said',
      [before, figure('b', 3, 15, { supersedes: 'a' }), figure('c', 1, 16, { supersedes: 'b' }), figure('f', 2, 'draft')],
      undefined,
    ],
    ['where nothing stood and somebody has said something', [figure('b', 3, 15), figure('f', 2, 'draft')], [undefined, 'b']],
    [
      'where the ledger took it back',
      [before, figure('b', 1, 15, { supersedes: 'a', withdraws: true }), figure('f', 2, 'draft')],
      ['a', undefined],
    ],
    [
      'where another figure of its own file was accepted',
      [before, figure('b', 3, 21, { supersedes: 'a', document: 'back' }), figure('f', 2, 'draft')],
      undefined,
    ],
    [
      'beside a figure of the same place that has moved',
      [before, figure('p', 5, 1), figure('q', 6, 15, { supersedes: 'p' }), figure('f', 2, 'draft', { supersedes: 'a' })],
      undefined,
    ],
    [
      'of a grade whose reason was changed inside',
      [
        grade('g', 'A', '順調', 1),
        grade('h', 'A', '計画どおり', 15, { supersedes: 'g' }),
        grade('f', 'B', '計画どおり', 'draft'),
      ],
      undefined,
    ],
    [
      'of a grade that was changed inside too',
      [grade('g', 'A', '順調', 1), grade('h', 'C', '順調', 15, { supersedes: 'g' }), grade('f', 'B', '順調', 'draft')],
      ['g', 'h'],
    ],
    [
      'of a reason, where the grade was changed after the file came back',
      [grade('g', 'A', '順調', 1), grade('h', 'C', '順調', 22, { supersedes: 'g' }), grade('f', 'A', '数が足りない', 'draft')],
      ['g', 'h'],
    ],
  ])('%s', (_, statements, expected) => {
    const drafts = statements.filter(({ row }) => row.provenance.status === 'draft')
    const [conflict] = findConflicts(drafts, statements, handedOutAt).values()
    expect(conflict && [conflict.handedOut?.row.provenance.id, conflict.ledger?.row.provenance.id]).toEqual(expected)
  })
})
