import { describe, expect, test } from 'vitest'
import { filesOf, hasShared, lists, measured, measureFile } from './measure.ts'

/** Least F1 of a list, and least share of a detail among the rows that were found. */
const least = (list: string, file: string) =>
  native.test(file) ? (list === 'narratives' ? 0.95 : 0.98) : list === 'narratives' ? 0.9 : list === 'terms' ? 0.8 : 0.95
/** The format in which each series is made. */
const native =
  /^(?:kansai-r2-final\.docx|kansai-r7-plan\.pdf|osaka-h30-policy\.docx|ibaraki-action-plan\.xlsx|kawasaki-52402000\.html)$/
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
  test.each(files)('%s', async (file, paper, path) => {
    const { lists: found, prose, problem } = await measureFile(paper, path)
    expect(problem).toBeUndefined()
    const short = lists.flatMap((list) => {
      const one = found?.[list]
      const details = Object.entries(one?.details ?? {}).filter(([, share]) => share !== null && share < leastDetail)
      return [
        ...(one && one.f1 >= least(list, file) ? [] : [`${list} ${one?.f1}`]),
        ...details.map(([name, share]) => `${list}.${name} ${share}`),
      ]
    })
    expect(short).toEqual([])
    // Figures in running text are offered as suggestions: at least half of them.
    expect(prose ? prose.found * 2 : 0).toBeGreaterThanOrEqual(prose ? prose.gold : 0)
  })
})
