// Whatever people write, no file on the device holds a control character, and none of its cells is a formula.
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { planCsv } from '../../../client/exchange/planCsv.ts'
import { planMarkdown } from '../../../client/exchange/planMarkdown.ts'
import { planSheets } from '../../../client/exchange/planSheets.ts'
import { readXlsx, writeXlsx } from '../../../client/exchange/xlsx.ts'
import { termsTbx } from '../../../client/glossary/files/tbx.ts'
import { termsCsv } from '../../../client/glossary/files/termTable.ts'
import { isolate } from '../../../shared/isolate.ts'
import { hasControls } from '../../../shared/printable.ts'
import { unzip } from '../../harness/unzip.ts'
import { anItem, aStream } from '../roadmap/builders.ts'
import { planFile } from './files.ts'

const TRICKS = [
  '\0=1+1',
  '\u000b=1+1',
  '\u001b=1+1',
  '\u007f=1+1',
  '\u0085=1+1',
  '\u009f=1+1',
  '\t=1+1',
  '\u202e=1+1',
  '\u200b=1+1',
  '\u2060\0 =1+1',
  'a\0;=1+1',
  'a\n\u0001=1+1',
  '\ufffe=1+1',
]
const items = TRICKS.map((trick, at) =>
  anItem(`trick${at}`, {
    number: at + 1,
    code: `WG-${at}`,
    title: { es: trick, en: `${trick}\0b` },
    description: { es: trick, en: trick },
    labels: [trick],
    checklist: [{ id: 'c', text: { es: trick, en: trick }, done: false, delegation: null, order: 'a' }],
  }),
)
const file = {
  ...planFile(items),
  streams: [aStream('s1', { name: { es: '\0=1', en: '\u000b' } })],
  group: { es: '\0=Grupo', en: '\u202eG' },
}
const terms = TRICKS.map((trick, at) => ({
  id: `t${at}`,
  term: { es: trick, en: trick },
  note: { es: trick, en: '' },
  avoid: { es: '', en: trick },
  source: trick,
  archived: false,
})) as never

describe('[V64] control characters', () => {
  test.each([
    ['the plan as CSV', () => planCsv(file)],
    ['the plan as Markdown', () => planMarkdown(file)],
    ['terms as CSV', () => termsCsv(terms, 'es')],
    ['terms as TBX', () => termsTbx(terms, '\0Grupo')],
  ])('are not in %s', (_, write) => {
    const words = write()
    expect(words).toContain('1+1')
    expect(hasControls(words)).toBe(false)
  })

  test('are in no part of the plan as XLSX, nor in the names of its sheets', () => {
    const bytes = writeXlsx([...planSheets(file), { name: '\0A\u000bB', rows: [['\0x']] }])
    for (const [name, part] of unzip(Buffer.from(bytes)))
      if (/\.(xml|rels)$/.test(name)) expect([name, hasControls(part.toString('utf8'))]).toEqual([name, false])
    expect(readXlsx(bytes).at(-1)).toMatchObject({ name: 'AB', rows: [['x']] })
  })

  test('are isolated in cells and in Markdown if they turn the direction of reading', () => {
    for (const words of [planCsv(file), planMarkdown(file)])
      for (const line of words.split('\n')) expect(isolate(line).length - line.length).toBeLessThanOrEqual(2)
    expect(planCsv(file)).toContain(isolate(`'\u202e=1+1`))
  })
})

test.skipIf(!existsSync('/usr/bin/soffice'))(
  '[V44] [V64] LibreOffice finds no formula in the CSV and the workbook of the plan',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ruta-formula-'))
    try {
      await writeFile(join(folder, 'plan.csv'), planCsv(file))
      await writeFile(join(folder, 'book.xlsx'), writeXlsx(planSheets(file)))
      const profile = `-env:UserInstallation=file://${folder}/profile`
      // 44: comma, 34: quotes, 76: UTF-8; every column as a spreadsheet guesses it, formulas included.
      const csv = '--infilter=CSV:44,34,76,1,,0,false,true,false,false,false,-1'
      await promisify(execFile)('soffice', [
        profile,
        '--headless',
        csv,
        '--convert-to',
        'fods',
        '--outdir',
        folder,
        join(folder, 'plan.csv'),
      ])
      await promisify(execFile)('soffice', [profile, '--headless', '--convert-to', 'fods', '--outdir', folder, join(folder, 'book.xlsx')])
      for (const name of ['plan.fods', 'book.fods']) {
        const read = await readFile(join(folder, name), 'utf8')
        expect(read).toContain('1+1')
        expect(read).not.toContain('table:formula')
      }
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
)
