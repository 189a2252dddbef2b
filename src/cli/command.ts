import type { ParseArgsConfig } from 'node:util'
import type { Database } from '#store/open.ts'
import type { Terminal } from './progress-bar.ts'

/** Where the program finds what comes with it, and whom it talks to. */
export interface Surroundings {
  /** Folder of the package: `schemes/` and `examples/` are in it. */
  root: string
  env: Record<string, string | undefined>
  /** The ledger, where it is open already: it is used instead of `--data`, and stays open. */
  database?: Database
  /** Where a person watches: how far something is, is drawn there. */
  terminal?: Terminal
  /** One line to the person who reads results. */
  print: (text: string) => void
  /** One sentence to the person who is to do something about it. */
  warn: (sentence: string) => void
}

/** Values of a command's options, by name. */
export type Values = Record<string, string | boolean | undefined>

/** 0: done · 1: something could not be done, and a sentence said why · 2: the command was not understood */
export type ExitCode = 0 | 1 | 2

/** A command of `shirube`. */
export interface Command {
  /** As it is typed: 「import ファイル…」. */
  usage: string
  summary: string
  options: NonNullable<ParseArgsConfig['options']>
  /** What each option does, in the order of `--help`. */
  optionHelp: [string, string][]
  run: (files: string[], values: Values, at: Surroundings) => Promise<ExitCode>
}

/** A command that was not understood: what to write instead. */
export class Misunderstood extends Error {}

/** A command that was understood and cannot be carried out as things stand: one sentence says why. */
export class Impossible extends Error {}

/** Text of an option, or `undefined` where it was not given. */
export function textOf(values: Values, name: string): string | undefined {
  const value = values[name]
  return typeof value === 'string' ? value : undefined
}

/** An option that must be a whole number. */
export function numberOf(values: Values, name: string): number | undefined {
  const text = textOf(values, name)
  if (text === undefined) return undefined
  if (!/^\d{1,9}$/.test(text)) throw new Misunderstood(`--${name} には数字を指定してください（「${text}」は読めません）。`)
  return Number(text)
}

/** An option that must be one of a list. */
export function choiceOf<Choice extends string>(values: Values, name: string, choices: readonly Choice[]): Choice | undefined {
  const text = textOf(values, name)
  if (text === undefined) return undefined
  const choice = choices.find((one) => one === text)
  if (choice === undefined) throw new Misunderstood(`--${name} に指定できるのは ${choices.join('、')} です。`)
  return choice
}
