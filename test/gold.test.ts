import { describe, expect, test } from 'vitest'
import { filesOf, hasShared, lists, measured, measureFile } from './measure.ts'

/** Least F1 of a list, and least share of a detail among the rows that were found. */
const least = (list: string) => (list === 'narratives' ? 0.95 : 0.97)
const leastDetail = 0.95

// The real papers and their golds stand beside the repository, in ../shared; an ordinary clone is without them.
describe.skipIf(!hasShared)('real papers against their golds', () => {
  const files = hasShared
    ? measured.flatMap((paper) => filesOf(paper).map((path) => [path.slice(path.lastIndexOf('/') + 1), paper, path] as const))
    : []
  test('every format is there', () => {
    for (const paper of measured) {
      const formats = files.filter(([, of]) => of === paper).map(([file]) => file.replace(/^.*\./, ''))
      expect(formats, paper).toContain('txt')
      expect(formats.length, paper).toBeGreaterThanOrEqual(3)
    }
  })
  test.each(files)('%s', async (_, paper, path) => {
    const { lists: found, prose, problem } = await measureFile(paper, path)
    expect(problem).toBeUndefined()
    const short = lists.flatMap((list) => {
      const one = found?.[list]
      const details = Object.entries(one?.details ?? {}).filter(([, share]) => share !== null && share < leastDetail)
      return [
        ...(one && one.f1 >= least(list) ? [] : [`${list} ${one?.f1}`]),
        ...details.map(([name, share]) => `${list}.${name} ${share}`),
      ]
    })
    expect(short).toEqual([])
    // Figures in running text are offered as suggestions: at least half of them.
    expect(prose ? prose.found * 2 : 0).toBeGreaterThanOrEqual(prose ? prose.gold : 0)
  })
})
