// Reads a file as sheets, recognized by its content and not by its name; or returns the reason why it cannot be read.

import { isZip } from '../../shared/files/zipEntries.ts'
import { MOST_BYTES, MOST_EXCHANGED_COLUMNS } from '../exchange/bounds.ts'
import { type Delimited, type Encoding, readDelimited } from '../exchange/delimited.ts'
import type { Separator } from '../exchange/separated.ts'
import { fromXlsx } from '../exchange/startExchange.ts'
import type { ReadSheet } from '../exchange/xlsx.ts'
import type { FacetNames } from '../item/facets/names.ts'
import { readTsv } from '../roadmap/paste/tsv.ts'
import { jsonSheet } from './jsonSheet.ts'

export type ImportFileProblem = 'tooBig' | 'empty' | 'tooMuch' | 'unreadable' | 'tooLong' | 'notLoaded' | 'oldExcel' | 'noJson'
export interface FileSheet extends Pick<ReadSheet, 'isHidden' | 'hidden' | 'merged' | 'thousandths' | 'isCut' | 'name'> {
  readonly rows: readonly (readonly string[])[]
}
export interface ReadFile {
  readonly sheets: readonly FileSheet[]
  /** For a text file: encoding and separator, as detected or chosen. */
  readonly text: Pick<Delimited, 'encoding' | 'separator'> | null
}
type Reading = { readonly ok: true; readonly file: ReadFile } | { readonly ok: false; readonly why: ImportFileProblem }

const PLAIN = { isHidden: false, hidden: { rows: 0, columns: 0 }, merged: 0, thousandths: [], isCut: false, name: '' } as const
const WHY = { 'too-much': 'tooMuch', unreadable: 'unreadable', 'too-long': 'tooLong', 'not-loaded': 'notLoaded' } as const

export const readFile = async (
  bytes: Uint8Array<ArrayBuffer>,
  names: FacetNames,
  told: { readonly encoding?: Encoding; readonly separator?: Separator } = {},
): Promise<Reading> => {
  if (bytes.length > MOST_BYTES) return { ok: false, why: 'tooBig' }
  if (bytes.length === 0) return { ok: false, why: 'empty' }
  if (isZip(bytes)) {
    const read = await fromXlsx(bytes)
    if (read.type === 'failed') return { ok: false, why: WHY[read.why] }
    return {
      ok: true,
      file: { text: null, sheets: read.sheets.map((sheet) => ({ ...sheet, rows: sheet.rows.map((row) => row.map(String)) })) },
    }
  }
  // The files of Excel before 2007, and those that a password locks.
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) return { ok: false, why: 'oldExcel' }
  const start = new TextDecoder().decode(bytes.subarray(0, 200)).trimStart()
  if (start.startsWith('{')) {
    const rows = jsonSheet(new TextDecoder().decode(bytes), names)
    return rows ? { ok: true, file: { text: null, sheets: [{ ...PLAIN, rows }] } } : { ok: false, why: 'noJson' }
  }
  const { encoding, separator, rows } = readDelimited(bytes, told)
  // PDF, pictures and other files of bytes: no table holds such signs.
  if (told.encoding === undefined && (start.startsWith('%PDF') || rows.slice(0, 20).some((row) => row.some(holdsBytes))))
    return { ok: false, why: 'unreadable' }
  return { ok: true, file: { text: { encoding, separator }, sheets: [{ ...PLAIN, rows }] } }
}

export const pastedFile = (text: string): ReadFile => ({ text: null, sheets: [{ ...PLAIN, rows: readTsv(text) }] })

export const isWide = (rows: readonly (readonly string[])[]): boolean =>
  rows.some((row) => row.findLastIndex((text) => text !== '') >= MOST_EXCHANGED_COLUMNS)
const holdsBytes = (cell: string): boolean => [...cell].some((letter) => letter < '\t')
