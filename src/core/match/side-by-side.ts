/** What the placing of entries beside places is decided by. Higher scores are better. */
export interface SideBySide {
  entries: number
  places: number
  /** How well an entry stands beside a place. */
  score(entry: number, place: number): number
  /** What it costs that an entry stays at the place of the one before it, or moves on. */
  stays(entry: number): number
  moves(entry: number): number
  /** What each place costs beside which nothing stands. */
  leftOut: number
}

/** More pairs than this are not weighed one by one. */
const mostPairs = 1_000_000

/** Puts each entry beside one of the places, both in their order (並びの照合): no entry stands above the place of the one before it. */
export function standSideBySide(given: SideBySide): number[] {
  const { entries, places, score, leftOut } = given
  if (entries === 0 || places === 0) return []
  if (entries * places > mostPairs) return Array.from({ length: entries }, (_, i) => Math.floor((i * places) / entries))
  const from: number[][] = []
  let best: number[] = []
  for (let entry = 0; entry < entries; entry++) {
    const came: number[] = []
    const next: number[] = []
    let ahead = Number.NEGATIVE_INFINITY
    let aheadAt = -1
    for (let place = 0; place < places; place++) {
      const own = score(entry, place)
      if (entry === 0) {
        next.push(own - leftOut * place)
        came.push(-1)
        continue
      }
      const stay = (best[place] as number) - given.stays(entry)
      const move = ahead - given.moves(entry) - leftOut * (place - 1)
      next.push(own + Math.max(stay, move))
      came.push(stay >= move ? place : aheadAt)
      const here = (best[place] as number) + leftOut * place
      if (here > ahead) [ahead, aheadAt] = [here, place]
    }
    from.push(came)
    best = next
  }
  return walkBack(from, best, leftOut)
}

function walkBack(from: number[][], best: number[], leftOut: number): number[] {
  const last = best.length - 1
  const ends = best.map((score, place) => score - leftOut * (last - place))
  let at = ends.indexOf(Math.max(...ends))
  const path: number[] = []
  for (let entry = from.length - 1; entry >= 0; entry--) {
    path.push(at)
    at = from[entry]?.[at] as number
  }
  return path.reverse()
}
