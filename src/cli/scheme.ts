import { readFile, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { SchemeDraft } from '#core/draft/scheme-draft.ts'
import type { Exchange } from '#core/exchange.ts'
import { type Command, type ExitCode, Impossible, Misunderstood, type Surroundings, textOf, type Values } from './command.ts'

/** `shirube scheme draft FILE`: a scheme from a sheet that none knows, as YAML; `scheme try YAML FILE`: what a scheme reads in a file. */
export const scheme: Command = {
  usage: 'scheme draft|try …',
  summary:
    '知らない様式の評価票から、様式の定義（scheme.yaml）の案をつくります。「scheme try 定義 ファイル」で、その定義が読み取る内容を確かめます。',
  options: { output: { type: 'string', short: 'o' }, name: { type: 'string' }, body: { type: 'string' } },
  optionHelp: [
    ['-o, --output ファイル', '定義の案を書き出すファイル（既定は画面。すでにあるファイルには書きません）'],
    ['--name 名前', '様式の短い名前（半角の小文字・数字・ハイフン）'],
    ['--body 団体', '団体の名前（評価票から分からないとき）'],
  ],
  run: async ([what, ...files], values, at) => {
    if (what === 'draft' && files.length === 1) return await draft(files[0] as string, values, at)
    if (what === 'try' && files.length === 2) return await tryScheme(files[0] as string, files[1] as string, at)
    throw new Misunderstood('「scheme draft ファイル」または「scheme try 定義のファイル 評価票のファイル」と書いてください。')
  },
}

async function draft(path: string, values: Values, at: Surroundings): Promise<ExitCode> {
  const { draftScheme } = await import('#core/draft/scheme-draft.ts')
  const { tryDraft } = await import('#app/open-scheme-draft.ts')
  const content = await readContent(path)
  const drafted = draftScheme(content, textOf(values, 'name') ?? `form-${new Date().getFullYear()}`)
  const made: SchemeDraft = { ...drafted, body: textOf(values, 'body') ?? drafted.body }
  const { problems, yaml, trial } = tryDraft(made, content)
  await writeYaml(yaml, textOf(values, 'output'), at)
  const used = made.labels.filter(({ use }) => use !== 'other').length
  at.warn(`見出し ${made.labels.length} 個のうち ${used} 個に項目の案を付けました。`)
  if (trial) at.warn(sayTrial(trial))
  for (const problem of problems) at.warn(problem)
  return problems.length === 0 ? 0 : 1
}

async function writeYaml(yaml: string, output: string | undefined, at: Surroundings): Promise<void> {
  if (output === undefined) return at.print(yaml.trimEnd())
  try {
    // an official's corrections in a file of that name must not be lost
    await writeFile(output, yaml, { flag: 'wx' })
  } catch (error) {
    const exists = error instanceof Error && 'code' in error && error.code === 'EEXIST'
    throw new Impossible(
      exists ? `「${output}」はすでにあります。別の名前を指定してください。` : `「${output}」に書き込めません。`,
    )
  }
}

async function tryScheme(definition: string, path: string, at: Surroundings): Promise<ExitCode> {
  const { readSchemeText } = await import('#app/scheme-text.ts')
  const { matchDocument } = await import('#core/match/match.ts')
  const read = readSchemeText(new TextDecoder().decode(await readBytes(definition)))
  if ('problems' in read) {
    for (const problem of read.problems) at.warn(problem)
    return 1
  }
  const exchange = matchDocument(read.scheme, await readContent(path))
  at.print(JSON.stringify(exchange, null, 2))
  at.warn(sayTrial(exchange))
  return 0
}

function sayTrial(trial: Exchange): string {
  const { items, indicators, observations, budgets, evaluations, narratives } = trial
  const counts = [
    `項目 ${items.length}`,
    `指標 ${indicators.length}`,
    `数値 ${observations.length}`,
    `事業費 ${budgets.length}`,
    `評価 ${evaluations.length}`,
    `記述 ${narratives.length}`,
  ]
  return `この定義で読み取れる内容: ${counts.join('、')}`
}

async function readContent(path: string) {
  const { readApart } = await import('#documents/read-apart.ts')
  const read = await readApart(await readBytes(path), basename(path))
  if ('problem' in read) throw new Impossible(read.problem.message)
  return read.content
}

async function readBytes(path: string): Promise<Uint8Array> {
  try {
    return new Uint8Array(await readFile(path))
  } catch {
    throw new Impossible(`「${path}」を読めません。ファイルの名前を確かめてください。`)
  }
}
