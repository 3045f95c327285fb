// The rows of a small table in a file of any supported kind: those of its first sheet that is not hidden. Null for any other file.

import { isZip } from '../../shared/files/zipEntries.ts'
import { readBytes } from '../base/readBytes.ts'
import { MOST_BYTES } from './bounds.ts'
import { readDelimited } from './delimited.ts'
import { fromXlsx } from './startExchange.ts'

export const tableRows = async (file: File): Promise<readonly (readonly string[])[] | null> => {
  if (file.size > MOST_BYTES) return null
  const bytes = await readBytes(file)
  if (!bytes) return null
  if (!isZip(bytes)) return readDelimited(bytes).rows
  const read = await fromXlsx(bytes)
  const sheet = read.type === 'read' ? read.sheets.find(({ isHidden }) => !isHidden) : undefined
  return sheet ? sheet.rows.map((row) => row.map(String)) : null
}
