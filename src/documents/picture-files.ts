import { createHash } from 'node:crypto'
import type { Image } from '#core/paper/picture.ts'

/** Pictures that a print has met (印刷する図): each under one name, and those that cannot be drawn. */
export interface DrawnPictures {
  /** The name of its file; `undefined` where it cannot be drawn, which is remembered with its alternative text. */
  nameOf(image: Exclude<Image, { kind: 'svg' }>, alt: string): string | undefined
  /** What the broken ones are called, each once. */
  broken: Set<string>
}

const names = new WeakMap<Uint8Array, string>()

/** Pictures by what is in them. `draws` tries one: a broken picture must not spoil the paper that it stands on. */
export function drawnPictures(draws: (name: string, bytes: Uint8Array) => boolean): DrawnPictures {
  const tried = new Map<string, boolean>()
  const broken = new Set<string>()
  return {
    broken,
    nameOf({ bytes, kind }, alt) {
      const name = names.get(bytes) ?? `${createHash('sha256').update(bytes).digest('hex').slice(0, 32)}.${kind}`
      names.set(bytes, name)
      const good = tried.get(name) ?? draws(name, bytes)
      tried.set(name, good)
      if (!good) broken.add(alt)
      return good ? name : undefined
    },
  }
}
