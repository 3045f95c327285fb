// What the Word drafts of tests are made of: runs and paragraphs in a language, rows of a table.
import { type Document, type IParagraphOptions, Packer, Paragraph, type ParagraphChild, type TableCell, TableRow, TextRun } from 'docx'
import type { Language } from '../../../../shared/bilingual.ts'

const LANG = { es: 'es-CO', en: 'en-US' } as const
/** Who tracked the changes. */
export const REVISER = { author: 'Delegación de México', date: '2026-10-05T10:00:00Z' }

export const draftRun = (text: string, side: Language, more: object = {}) => new TextRun({ text, language: { value: LANG[side] }, ...more })
export const draftLine = (children: readonly ParagraphChild[], more: Partial<IParagraphOptions> = {}) =>
  new Paragraph({ ...more, children: [...children] })
export const draftWords = (text: string, side: Language, more: Partial<IParagraphOptions> = {}) => draftLine([draftRun(text, side)], more)
export const draftRow = (...cells: TableCell[]) => new TableRow({ children: cells })

export const packedDraft = async (document: Document): Promise<Uint8Array<ArrayBuffer>> => new Uint8Array(await Packer.toBuffer(document))
