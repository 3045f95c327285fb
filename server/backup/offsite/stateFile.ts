// What a round of off-site backups leaves for the next one, as a file that is replaced whole.
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import type { z } from 'zod'
import { jsonOf } from '../../jsonOf.ts'

/** Null also when it cannot be read, as when it was cut off while it was written: then everything is made anew. */
export const readState = <Of extends z.ZodType>(file: string, schema: Of): z.output<Of> | null => {
  if (!existsSync(file)) return null
  const read = schema.safeParse(jsonOf(readFileSync(file, 'utf8')))
  return read.success ? read.data : null
}

export const writeState = (file: string, state: unknown): void => {
  writeFileSync(`${file}.part`, JSON.stringify(state), { mode: 0o600 })
  renameSync(`${file}.part`, file)
}
