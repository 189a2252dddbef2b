import { join } from 'node:path'
import { type RulePreset, rulePresets } from '#core/rule-presets.ts'
import type { App } from './app.ts'
import { loadSchemes } from './load-schemes.ts'

/** Choice of a draft for which figures decide nothing. */
export const noRule = 'people'

/** Folder of the rules that come with the program. */
export const presetFolder = ({ schemeFolder }: Pick<App, 'schemeFolder'>): string => join(schemeFolder, '../examples/schemes')

/** Rules to start from when a scheme is drafted (評価規則のひな型): those of the schemes in a folder, `examples/schemes` as shipped. */
export async function listRulePresets(folder: string): Promise<RulePreset[]> {
  return rulePresets((await loadSchemes(folder)).schemes)
}
