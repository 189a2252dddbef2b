import { realpathSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type Command, type ExitCode, Impossible, Misunderstood, type Surroundings } from './command.ts'
import { displayWidth } from './display-width.ts'

/** Each command is loaded when it is asked for: a file is read within seconds because nothing else is loaded. */
const commands: Record<string, () => Promise<Command>> = {
  serve: async () => (await import('./serve.ts')).serve,
  import: async () => (await import('./import.ts')).importFiles,
  review: async () => (await import('./review.ts')).review,
  export: async () => (await import('./export.ts')).exportFacts,
  'hand-out': async () => (await import('./hand-out.ts')).handOut,
  pack: async () => (await import('./pack.ts')).pack,
  publish: async () => (await import('./publish.ts')).publishYear,
  check: async () => (await import('./check.ts')).check,
  schemes: async () => (await import('./schemes.ts')).schemes,
  scheme: async () => (await import('./scheme.ts')).scheme,
  backup: async () => (await import('./backup.ts')).backup,
  restore: async () => (await import('./restore.ts')).restore,
}

/** Runs `shirube` with its arguments and returns the exit code. */
export async function main(args: string[], at: Surroundings): Promise<ExitCode> {
  const [name, ...rest] = args
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    at.print(await describeAll())
    return name === undefined ? 2 : 0
  }
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!load) {
    at.warn(`「${name}」という命令はありません。使えるのは ${Object.keys(commands).join('、')} です。`)
    return 2
  }
  const command = await load()
  try {
    return await runCommand(command, rest, at)
  } catch (error) {
    return explain(error, command, at)
  }
}

async function runCommand(command: Command, args: string[], at: Surroundings): Promise<ExitCode> {
  const { values, positionals } = parseArgs({
    args,
    options: { ...command.options, help: { type: 'boolean', short: 'h' } },
    allowPositionals: true,
  })
  if (values.help) {
    at.print(describe(command))
    return 0
  }
  return await command.run(positionals, values as Record<string, string | boolean | undefined>, at)
}

function explain(error: unknown, command: Command, at: Surroundings): ExitCode {
  if (error instanceof Misunderstood) {
    at.warn(`${error.message}\n\n${describe(command)}`)
    return 2
  }
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code.startsWith('ERR_PARSE_ARGS')) {
    const option = (error as Error).message.match(/'(-[^ ']+)/)?.[1]
    at.warn(`${option === undefined ? '引数' : `「${option}」`}を理解できませんでした。\n\n${describe(command)}`)
    return 2
  }
  if (error instanceof Impossible) {
    at.warn(error.message)
    return 1
  }
  if (error instanceof Error && (error.name === 'OpenRefused' || error.name === 'BackupUnusable')) {
    at.warn(error.message)
    return 1
  }
  throw error
}

function describe({ usage, summary, optionHelp }: Command): string {
  const width = Math.max(0, ...optionHelp.map(([option]) => option.length))
  const options = optionHelp.map(([option, help]) => `  ${option.padEnd(width)}  ${help}`)
  return [`使い方: shirube ${usage}`, '', summary, ...(options.length > 0 ? ['', '指定:', ...options] : [])].join('\n')
}

async function describeAll(): Promise<string> {
  const all = await Promise.all(Object.values(commands).map((load) => load()))
  const width = Math.max(...all.map(({ usage }) => displayWidth(usage)))
  const lines = all.map(({ usage, summary }) => `  ${usage}${' '.repeat(width - displayWidth(usage))}  ${summary.split('。')[0]}`)
  return [
    'しるべ — 計画・指標・評価の台帳',
    '',
    '使い方: shirube <命令> [指定]',
    '',
    ...lines,
    '',
    '命令ごとの説明: shirube <命令> --help',
  ].join('\n')
}

const self = fileURLToPath(import.meta.url)

/** Whether this file is the program itself, also by the link in `bin/` which imports it. */
function isProgram(): boolean {
  const started = process.argv[1]
  if (started === undefined) return false
  const path = realpathSync(started)
  return path === self || path.endsWith('shirube.mjs')
}

if (isProgram()) {
  process.exitCode = await main(process.argv.slice(2), {
    root: fileURLToPath(new URL('../..', import.meta.url)),
    env: process.env,
    ...(process.stderr.isTTY && process.stdout.isTTY
      ? { terminal: { write: (text: string) => process.stderr.write(text), columns: process.stderr.columns } }
      : {}),
    print: (text) => process.stdout.write(`${text}\n`),
    warn: (sentence) => process.stderr.write(`${sentence}\n`),
  })
}
