// How a file of data will be called, before it is made.
import type { Language } from '../../shared/bilingual.ts'
import type { GroupId } from '../../shared/ids.ts'
import { dataNameOf } from '../../shared/outcome/fileName.ts'
import { localDay } from '../base/today.ts'
import type { Exported } from './exported.ts'

export const dataFileName = (
  of: Exported,
  extension: string,
  { group, language }: { readonly group: GroupId; readonly language: Language },
): string => {
  if (of.kind !== 'plan' && of.kind !== 'review' && of.kind !== 'register') return ''
  const at = of.kind === 'plan' ? of.shown?.at : of.kind === 'review' ? of.shown.comparison.to.at : null
  return `${dataNameOf({ group, thing: of.kind, language, day: localDay(new Date(at ?? Date.now())) })}.${extension}`
}
