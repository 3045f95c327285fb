// No cell that Ruta writes for a spreadsheet is taken for a formula, and what is copied comes back as it was.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readDelimited } from '../../client/exchange/delimited.ts'
import { readTsv } from '../../client/roadmap/paste/tsv.ts'
import { CSV_SEPARATORS, fromCsvCell, fromTsvCell, writeCsv, writeTsv } from '../../shared/spreadsheet.ts'
import { seedOf } from '../harness/seeds.ts'

const SIGNS = ['=', '+', '-', '@', '＝', '＋', '－', '＠']
const BEFORE = ['', '\n', '\r', '\r\n', '\t', ' ', '\u00a0', ' \n ']
const formulas = SIGNS.flatMap((sign) => BEFORE.map((before) => `${before}${sign}cmd|' /C calc'!A0`))

/** As a spreadsheet splits a CSV; at `;` it does not know the quotes of a cell that is not the first of its line. */
const cellsOf = (csv: string, separator: ',' | ';'): readonly string[] => {
  const cells: string[] = []
  let cell = ''
  let isQuoted = false
  for (let at = csv.startsWith('\uFEFF') ? 1 : 0; at < csv.length; at++) {
    const sign = csv[at] ?? ''
    if (isQuoted) {
      if (sign !== '"') cell += sign
      else if (csv[at + 1] === '"') cell += csv[++at]
      else isQuoted = false
    } else if (sign === '"' && cell === '') isQuoted = true
    else if (sign === separator || sign === '\n' || sign === '\r') {
      cells.push(cell)
      cell = ''
    } else cell += sign
  }
  return [...cells, cell]
}
/** What a spreadsheet would reckon with: it skips what is blank before the sign. A number is one. */
const isFormula = (cell: string) => /^\s*[=+\-@＝＋－＠]/.test(cell) && !/^[+-]?\d+(?:[.,]\d+)?"?$/.test(cell)

describe('[V44] a CSV', () => {
  test.each(formulas.map((one) => [JSON.stringify(one), one]))('holds %s as a text, wherever it stands', (_, formula) => {
    const texts = [formula, `note;${formula}`, `note,${formula},x`, `a ; ${formula.trim()}`, `note\n${formula}`, `note\r\n;${formula}`]
    for (const text of texts)
      for (const written of CSV_SEPARATORS)
        for (const separator of CSV_SEPARATORS)
          for (const line of [
            [text, 'x'],
            ['x', text],
            ['x', text, text],
          ])
            expect(cellsOf(writeCsv([line, ['end']], written), separator).filter(isFormula)).toEqual([])
  })

  test.each(CSV_SEPARATORS)('written with %s is read back by Ruta as it was', (separator) => {
    const texts = ["Nota,=cmd|'/C calc'!A0,x", 'a;=b', '=1+1', 'a, b', '- uno,- dos']
    const bytes = new TextEncoder().encode(writeCsv([['x', ...texts]], separator))
    expect(readDelimited(bytes, { separator }).rows).toEqual([['x', ...texts]])
    expect(fromCsvCell("a;'=b", separator)).toBe('a;=b')
  })

  test('leaves numbers, words and the rest of a text as they are', () => {
    expect(writeCsv([['x', '-12', '+3,5', '2 = 2', 'a-b', '', 'x']])).toBe('\uFEFFx,-12,"+3,5",2 = 2,a-b,,x\r\n')
    expect(writeCsv([['say "yes"', 'a;b']])).toBe('\uFEFF"say ""yes""","a;b"\r\n')
  })

  test('holds no formula of anybody’s words, in any order', () =>
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.constantFrom(...SIGNS, ...BEFORE, ';', ',', '"', "'", '1', 'a', '\n;', '";=')), { maxLength: 6 }),
        (parts) => {
          for (const written of CSV_SEPARATORS) {
            const csv = writeCsv([parts.map((part) => part.join(''))], written)
            for (const separator of CSV_SEPARATORS) expect(cellsOf(csv, separator).filter(isFormula)).toEqual([])
          }
        },
      ),
      { seed: seedOf(44), numRuns: 3_000 },
    ))
})

describe('[V45] a copied table', () => {
  test.each(formulas.map((one) => [JSON.stringify(one), one]))('holds %s as a text', (_, formula) => {
    for (const text of [formula, `note;${formula.trim()}`]) {
      const copied = writeTsv([['x', text]])
      const [, cell = ''] = copied.split(/(?<=^x)\t/)
      expect(cell.replace(/^"/, '').split(';').filter(isFormula)).toEqual([])
      expect(readTsv(copied)).toEqual([['x', text]])
    }
  })

  test('comes back from the clipboard as it was, quotes and apostrophes too', () =>
    fc.assert(
      fc.property(
        fc
          .array(fc.constantFrom(...SIGNS, ...BEFORE, ';', '"', "'", "''", 'a', '1'), { minLength: 1, maxLength: 8 })
          .map((parts) => parts.join('')),
        (text) => void expect(readTsv(writeTsv([[text, 'end']]))).toEqual([[text, 'end']]),
      ),
      { seed: seedOf(45), numRuns: 3_000 },
    ))

  test('is read the same when a spreadsheet gave it back without its apostrophes', () => {
    expect(fromTsvCell('=1+1')).toBe('=1+1')
    expect(fromTsvCell("'=1+1")).toBe('=1+1')
    expect(fromTsvCell("it's")).toBe("it's")
  })
})

test('[V44] every CSV is written by that function alone', () => {
  const walk = (folder: string): string[] =>
    readdirSync(folder).flatMap((name) => {
      const path = join(folder, name)
      return statSync(path).isDirectory() ? walk(path) : [path]
    })
  const writes = ['client', 'shared', 'server'].flatMap(walk).filter((path) => /\.tsx?$/.test(path) && path !== 'shared/spreadsheet.ts')
  const own = writes.filter((path) => /\.join\(','\)\)\.join|'\\uFEFF|`\\uFEFF/.test(readFileSync(path, 'utf8')))
  expect(own).toEqual([])
})
