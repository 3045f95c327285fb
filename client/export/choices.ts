// The last choices in the export dialog, remembered on this device.
import { PAPERS, type Paper, RECORD_PARTS, type RecordPart } from '../../shared/outcome/model.ts'
import { listOf, remembered } from '../base/remembered.ts'
import { LANGUAGE_CHOICES, type LanguageChoice } from './exported.ts'

export interface Choices {
  readonly format: string
  readonly languages: LanguageChoice
  readonly paper: Paper
  readonly parts: readonly RecordPart[]
  readonly timeline: boolean
}
/** The defaults: the whole document as a PDF in both languages. */
export const FIRST: Choices = {
  format: 'pdf',
  languages: 'es-en',
  paper: 'a4',
  parts: RECORD_PARTS,
  timeline: true,
}

const known = <T extends string>(all: readonly T[], value: unknown): T | null => all.find((one) => one === value) ?? null

export const choices = remembered<Choices>('export', (found) => ({
  format: typeof found.format === 'string' ? found.format : FIRST.format,
  languages: known(LANGUAGE_CHOICES, found.languages) ?? FIRST.languages,
  paper: known(PAPERS, found.paper) ?? FIRST.paper,
  parts: Array.isArray(found.parts) ? listOf(found.parts, (one) => known(RECORD_PARTS, one)) : FIRST.parts,
  timeline: found.timeline !== false,
}))
