// What a round of off-site backups leaves for the next one, as a file that is replaced whole.
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import type { z } from 'zod'

/** Null also when it cannot be read, as when it was cut off while it was written: then everything is made anew. */
export const readState = <Of extends z.ZodType>(file: string, schema: Of): z.output<Of> | null => {
  if (!existsSync(file)) return null
  const read = schema.safeParse(jsonInFile(readFileSync(file, 'utf8')))
  return read.success ? read.data : null
}

export const writeState = (file: string, state: unknown): void => {
  writeFileSync(`${file}.part`, JSON.stringify(state), { mode: 0o600 })
  renameSync(`${file}.part`, file)
}

/** Null: it is no JSON. */
export const jsonInFile = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
