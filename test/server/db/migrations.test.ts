// A migration that was committed is never edited: databases that it has made are not made again.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { FROZEN } from './frozen.ts'

const FOLDER = 'server/db/migrations'
const hashOf = (file: string) =>
  createHash('sha256')
    .update(readFileSync(join(FOLDER, file)))
    .digest('hex')
    .slice(0, 16)
const files = readdirSync(FOLDER).sort()

test('[O13] no migration was edited after it was committed: what another version needs is a new one', () => {
  const edited = Object.entries(FROZEN).filter(([file, hash]) => !files.includes(file) || hashOf(file) !== hash)
  expect(edited.map(([file]) => `${file} was changed or removed: put it back (git log -p ${FOLDER}/${file}), and add a migration`)).toEqual(
    [],
  )
})

test('[O13] every migration is frozen', () => {
  const lines = files.filter((file) => !(file in FROZEN)).map((file) => `  '${file}': '${hashOf(file)}',`)
  // Add the lines that this prints to test/server/db/frozen.ts, in the commit of the migration.
  expect(lines.join('\n')).toBe('')
})

test('[O13] migrations have one number each, in their order, and all of them are applied', () => {
  const numbers = files.map((file) => file.slice(0, 3))
  expect(new Set(numbers).size).toBe(files.length)
  const applied = readFileSync('server/db/migrate.ts', 'utf8')
  expect(files.filter((file) => !applied.includes(`'${file.replace('.ts', '')}'`))).toEqual([])
})
