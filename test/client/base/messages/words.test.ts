import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { spokenIn } from './sentences.ts'

const CLIENT = 'client'
/** The sentences themselves; and the page of components, which no build of the product holds. */
const APART = /^(base\/messages\/|design\/|public\/|styles\/|pictures\/)/

/** What is told to a machine, whatever it looks like. */
const NOT_TOLD: readonly (readonly [file: string, beginning: string])[] = [
  // What a key is derived for: were it said otherwise, no copy could be opened.
  ['base/sealing.ts', 'ruta: copy of unsent work'],
  // A command, to be typed as it is.
  ['history/trust/KeepElsewhere.tsx', 'npm run verify'],
  ['history/trust/KeepElsewhere.tsx', '--head'],
  // How a browser calls what begins an accent or an input method.
  ['roadmap/cells/typing.ts', 'Dead'],
  ['roadmap/cells/typing.ts', 'Process'],
  // Small words by which a language is recognized, and names that Office gives its parts.
  ['exchange/word/language.ts', 'de la el los'],
  ['exchange/word/language.ts', 'the of and'],
  ['exchange/word/parts.ts', 'Default'],
  ['exchange/word/parts.ts', 'Relationship'],
  ['exchange/word/parts.ts', 'External'],
  // How tables of others call columns and values: read, never shown.
  ['exchange/headings.ts', ''],
  ['importing/valueWords.ts', ''],
  // How a browser calls files among what is dragged.
  ['ui/createFileDrop.ts', 'Files'],
  // A module that the build writes.
  ['wordsPlugin.ts', 'export default'],
]

const files = readdirSync(CLIENT, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /\.tsx?$/.test(file) && !APART.test(file))

test('[B9] no words stand in the client outside the files of messages', () => {
  const found = files.flatMap((file) => spokenIn(file, readFileSync(join(CLIENT, file), 'utf8')))
  const told = found.filter(
    ({ where, words }) => !NOT_TOLD.some(([file, beginning]) => where.startsWith(file) && words.startsWith(beginning)),
  )
  expect(told.map(({ where, words }) => `${where} ${words}`)).toEqual([])
})

test('[B9] a sentence is found wherever it stands in a view, and attributes for machines are not taken for one', () => {
  const found = (source: string) => spokenIn('view.tsx', source).map(({ words }) => words)
  expect(found('const a = <p>Guardar cambios</p>')).toEqual(['Guardar cambios'])
  expect(found('const a = <button aria-label="Save">{text().save}</button>')).toEqual(['Save'])
  expect(found("const a = <p>{ready ? 'All is saved' : text().wait}</p>")).toEqual(['All is saved'])
  expect(found(['toast({ text: `Se guardó $', '{n}` })'].join(''))).toEqual(['Se guardó'])
  expect(found("const a = <p class='one two' data-tip-keys='Ctrl K' id='some thing'>{text().a}</p>")).toEqual([])
  expect(found("import a from 'b c'; throw new Error('no such thing')")).toEqual([])
})
