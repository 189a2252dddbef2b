import { describe, expect, it } from 'vitest'
import { type AcceptedChange, identityAt } from '#core/identity-at.ts'

const row = { id: 'b', title: '三つ目の名', code: '12' }
const rename = (before: string | undefined, after: string, decidedAt: string): AcceptedChange => ({
  ...{ subject: 'b', field: 'title', after, decidedAt },
  ...(before === undefined ? {} : { before }),
})
const first = rename('一つ目の名', '二つ目の名', '2026-05-01T00:00:00.000Z')
const second = rename('二つ目の名', '三つ目の名', '2026-07-01T00:00:00.000Z')
/** Offered while the first was not accepted yet. */
const stale = rename('一つ目の名', '三つ目の名', '2026-07-01T00:00:00.000Z')

describe('what an item was called at an instant', () => {
  it.each([
    ['before any change', [first, second], '2026-04-01T00:00:00.000Z', '一つ目の名'],
    ['between two', [first, second], '2026-06-01T00:00:00.000Z', '二つ目の名'],
    ['between two of which the later knew nothing of the earlier', [first, stale], '2026-06-01T00:00:00.000Z', '二つ目の名'],
    ['at the very instant of a change', [first, second], '2026-05-01T00:00:00.000Z', '二つ目の名'],
    ['after all', [first, second], '2026-08-01T00:00:00.000Z', '三つ目の名'],
    [
      'where it was only said again',
      [rename('三つ目の名', '三つ目の名', '2026-05-01T00:00:00Z')],
      '2026-04-01T00:00:00Z',
      '三つ目の名',
    ],
    ['where another was renamed', [{ ...first, subject: 'c' }], '2026-04-01T00:00:00.000Z', '三つ目の名'],
  ])('%s', (_, changes, at, title) => {
    expect(identityAt([row], changes, at)).toEqual([{ ...row, title }])
  })

  it('has no field that was not known then', () => {
    const numbered = { subject: 'b', field: 'code', after: '12', decidedAt: '2026-05-01T00:00:00.000Z' }
    expect(identityAt([row], [numbered], '2026-04-01T00:00:00.000Z')).toEqual([{ id: 'b', title: '三つ目の名' }])
  })
})
