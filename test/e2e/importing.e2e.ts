// A ministry's plan in Excel, three hundred lines of it: into Ruta, and out again unchanged.
import { readFileSync } from 'node:fs'
import xlsx from '@e965/xlsx/dist/xlsx.mini.min.js'
import type { Locator } from 'playwright-core'
import { expect, test } from 'vitest'
import { sheetCellText } from '../../client/exchange/sheet.ts'
import { readXlsx, writeXlsx } from '../../client/exchange/xlsx.ts'
import { CHOICE_LABELS } from '../../shared/roadmap/labels.ts'
import { writeCsv } from '../../shared/spreadsheet.ts'
import { MINISTRY_LINES, ministryOut, ministryRows } from '../client/importing/ministryPlan.ts'
import { axeOn, violationsOf } from './axe.ts'
import { slider } from './past.ts'
import { eventually, NO_NETWORK, type Person, pressEnter, saved, sees, seesNo } from './person.ts'
import { useStage } from './stage.ts'

const stage = useStage()
const LINES = 300
const COUNTRIES = ['Colombia', 'México', 'Estados Unidos']
const ministry = () =>
  writeXlsx([
    {
      name: 'Plan 2027',
      rows: [
        ['PLAN DE ACCIÓN 2027'],
        [],
        ['Línea', 'Actividad', 'Activity', 'Estado', 'Responsable', 'Fecha de inicio', 'Plazo', 'Observaciones internas'],
        ...Array.from({ length: LINES }, (_, n) => [
          n % 7 === 0 ? 'Precursores químicos' : '',
          `Mesa técnica n.º ${n + 1}`,
          n % 5 === 0 ? '' : `Technical meeting no. ${n + 1}`,
          CHOICE_LABELS.status.agreed.es,
          COUNTRIES[n % 3] ?? '',
          '15/01/2027',
          { day: '2027-11-15' },
          'ver con el ministerio',
        ]),
        [],
        ['Elaborado por la secretaría'],
      ],
    },
  ])

const give = async ({ page, text }: Person, name: string, buffer: Uint8Array) => {
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: '', buffer: Buffer.from(buffer) })
  await pressEnter(page.getByRole('button', { name: text.importing.toCheck, exact: true }))
  await sees(page.getByRole('region', { name: text.importing.preview }))
}
/** The term of the sum, whatever its number. */
const count = ({ page, text }: Person, what: 'creates' | 'changes' | 'gaps' | 'stays' | 'refused') =>
  page.getByRole('button', { name: new RegExp(`^[\\d.,\\s\u00a0\u202f]+${text.importing.sums[what](2).replace(/^\S+\s/, '')}$`) })

test('[X2] [X4] [X6] a plan of 300 lines from Excel is imported by keyboard, comes out as Excel, and goes in again without a change', async () => {
  const secretariat = await stage.enter('secretariat')
  const { page, text } = secretariat
  await secretariat.go('/g/tco/import')
  // A file that is none is said, and nothing happens.
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'foto.xlsx', mimeType: '', buffer: Buffer.from('PK\u0003\u0004 broken, and long enough to be one') })
  await sees(page.getByRole('alert').filter({ hasText: text.importing.problems.unreadable }))
  await give(secretariat, 'plan-2027.xlsx', ministry())
  // A workstream that is not there is asked for, with both of its names.
  await sees(count(secretariat, 'gaps'))
  await pressEnter(page.getByRole('button', { name: text.importing.streamFor('Precursores químicos') }))
  const naming = page.getByRole('dialog', { name: text.importing.newStream })
  await naming.getByRole('textbox', { name: text.importing.streamIn.en }).fill('Precursor chemicals')
  await pressEnter(naming.getByRole('button', { name: text.importing.createStream }))
  await sees(count(secretariat, 'creates').filter({ hasText: String(LINES) }))
  for (const what of ['gaps', 'refused'] as const) await seesNo(count(secretariat, what))
  const { violations } = await (await axeOn(page)).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  await pressEnter(page.getByRole('button', { name: text.importing.run(LINES) }))
  await sees(page.getByRole('heading', { name: text.importing.imported(LINES) }))
  await sees(page.getByRole('link', { name: text.importing.moment('plan-2027.xlsx') }))

  await page.getByRole('link', { name: text.importing.show }).press('Enter')
  await pressEnter(page.getByRole('button', { name: text.exporting.verb, exact: true }))
  const dialog = page.getByRole('dialog', { name: text.exporting.verb })
  await dialog.getByRole('radio', { name: text.exporting.formats.xlsx }).check()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: text.exporting.save }).press('Enter'),
  ])
  const made = new Uint8Array(readFileSync(await download.path()))
  await secretariat.go('/g/tco/import')
  await give(secretariat, download.suggestedFilename(), made)
  await sees(count(secretariat, 'stays').filter({ hasText: /3[34]\d/ }))
  for (const what of ['creates', 'changes', 'gaps', 'refused'] as const) await seesNo(count(secretariat, what))
  await sees(page.getByText(text.importing.waits.nothing))
})

/** As a ministry exports a table: so many actions, each with a title of its own. */
const table = (lines: number, called: string) =>
  Buffer.from(
    [
      'Título ES;Title EN;Estado;Responsable;Vence',
      ...Array.from({ length: lines }, (_, n) => `${called} n.º ${n + 1};${called} no. ${n + 1};Acordada;Colombia;2027-03-04`),
    ].join('\r\n'),
  )
const filterOf = async (person: Person, what: 'creates' | 'stays', n: number) => {
  const button = count(person, what)
  await sees(button)
  expect(Number((await button.textContent())?.replace(/\D/g, ''))).toBe(n)
}
const SIZES = [
  ['1440', 1440, 900],
  ['820', 820, 1180],
  ['390', 390, 844],
] as const
const looksRight = async ({ page }: Person, name: string) => {
  for (const [size, width, height] of SIZES) {
    await page.setViewportSize({ width, height })
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme })
      if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/${name}-${size}-${scheme}.png` })
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
      if ((size === '390') === (scheme === 'dark'))
        expect((await violationsOf(page, scheme)).map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
    }
  }
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 1440, height: 900 })
}

test('[X6] 5,000 lines are one step: the moment before is named, one undo takes all of it back, and so does a restore of that moment', async () => {
  const secretariat = await stage.enter('secretariat')
  const { page, text } = secretariat
  page.setDefaultTimeout(60_000)
  const lines = 5_000
  const file = table(lines, 'Medida')
  await secretariat.go('/g/tco/import')
  const seconds = async (act: () => Promise<void>) => {
    const began = performance.now()
    await act()
    return Math.round((performance.now() - began) / 100) / 10
  }
  const read = await seconds(() => give(secretariat, 'medidas.csv', file))
  await filterOf(secretariat, 'creates', lines)
  await looksRight(secretariat, 'preview-es')
  const run = async (n: number) => {
    await pressEnter(page.getByRole('button', { name: text.importing.run(n) }))
    await sees(page.getByRole('heading', { name: text.importing.imported(n) }))
  }
  const written = await seconds(() => run(lines))
  console.info(`${lines} lines: ${read} s from the file to the preview, ${written} s from the button to the end, with the machine as it is`)
  await sees(page.getByRole('link', { name: text.importing.moment('medidas.csv') }))
  await looksRight(secretariat, 'done-es')
  await saved(secretariat)
  await pressEnter(page.getByRole('button', { name: text.importing.undo }))
  await sees(page.getByRole('heading', { name: text.importing.undone }))
  await saved(secretariat)
  // Nothing of it is in the plan: all of it would be new again. Archived items count, so that there is no room for as many.
  await pressEnter(page.getByRole('button', { name: text.importing.another }))
  await give(secretariat, 'medidas.csv', file)
  await filterOf(secretariat, 'creates', lines)
  await sees(page.getByText(text.importing.waits.full))
  await sees(page.getByRole('button', { name: text.importing.run(lines), disabled: true }))

  // The moment before an import is in the history of all, and a restore of it takes the import back.
  await secretariat.go('/g/tco/import')
  await give(secretariat, 'otras.csv', table(300, 'Otra'))
  await run(300)
  await saved(secretariat)
  await page.getByRole('link', { name: text.importing.moment('otras.csv') }).press('Enter')
  await sees(page.getByText(text.importing.moment('otras.csv')).first())
  await secretariat.go('/g/tco/road-map?q=Otra')
  await sees(page.getByText('Otra n.º 1', { exact: true }).first())
  await page.getByRole('button', { name: text.past.open, exact: true }).first().press('Enter')
  await slider(secretariat).getByRole('button', { name: text.past.previousLandmark }).press('Enter')
  await seesNo(page.getByText('Otra n.º 1', { exact: true }))
  if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/moment-es.png` })
  await slider(secretariat).getByRole('button', { name: text.past.restore.plan }).press('Enter')
  const dialog = page.getByRole('dialog', { name: text.past.restore.planTitle })
  await pressEnter(dialog.getByRole('button', { name: text.past.restore.verb }))
  await seesNo(slider(secretariat))
  await saved(secretariat)
  await secretariat.go('/g/tco/import')
  await give(secretariat, 'otras.csv', table(300, 'Otra'))
  await filterOf(secretariat, 'creates', 300)
})

test('[X6] an import made without a network, or while the server is killed, arrives whole, and once', async () => {
  const [chair, co] = await Promise.all([stage.enter('chair', '/g/tco/import'), stage.enter('co')])
  const { page, text } = chair
  page.setDefaultTimeout(60_000)
  await give(chair, 'plan-a.csv', table(400, 'Paso'))
  await stage.unplug(chair)
  await pressEnter(page.getByRole('button', { name: text.importing.run(400) }))
  await sees(page.getByText(text.importing.offlineMoment))
  if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/offline-en.png` })
  await stage.plugIn(chair)
  await saved(chair)
  await co.go('/g/tco/import')
  await give(co, 'plan-a.csv', table(400, 'Paso'))
  await filterOf(co, 'stays', 400)

  await pressEnter(page.getByRole('button', { name: text.importing.another }))
  for (const person of [chair, co]) person.expects(...NO_NETWORK, /^Failed to load resource: .* 50[234] /)
  await give(chair, 'plan-b.csv', table(1_500, 'Paso'))
  await filterOf(chair, 'stays', 400)
  await filterOf(chair, 'creates', 1_100)
  await pressEnter(page.getByRole('button', { name: text.importing.run(1_100) }))
  await stage.server().kill()
  await stage.server().start()
  await sees(page.getByRole('heading', { name: text.importing.imported(1_100) }))
  await saved(chair)
  await co.go('/g/tco/import')
  await give(co, 'plan-b.csv', table(1_500, 'Paso'))
  await filterOf(co, 'stays', 1_500)
  await seesNo(count(co, 'creates'))
})

test('[X3] a file that is too big, a bomb or slow is refused with the reason, and the page goes on', async () => {
  const us = await stage.enter('us', '/g/tco/import')
  const { page, text } = us
  const refusal = (why: keyof typeof text.importing.problems) =>
    sees(page.getByRole('alert').filter({ hasText: text.importing.problems[why] }))
  const choose = (name: string, buffer: Uint8Array) =>
    page.locator('input[type=file]').setInputFiles({ name, mimeType: '', buffer: Buffer.from(buffer) })
  await sees(page.getByRole('button', { name: text.importing.choose }))
  await page.evaluate(() => {
    const file = new File(
      Array.from({ length: 200 }, () => new Uint8Array(1024 * 1024)),
      'plan.xlsx',
    )
    const given = new DataTransfer()
    given.items.add(file)
    for (const type of ['dragenter', 'dragover', 'drop'])
      document.querySelector('.drop')?.dispatchEvent(new DragEvent(type, { dataTransfer: given, bubbles: true, cancelable: true }))
  })
  await refusal('tooBig')
  const sheet = (content: string) => {
    const book = xlsx.CFB.read(Buffer.from(writeXlsx([{ name: 'Plan', rows: [['a']] }])), { type: 'buffer' })
    const entry = xlsx.CFB.find(book, '/xl/worksheets/sheet1.xml')
    if (!entry) throw new Error('no sheet')
    entry.content = Buffer.from(content)
    entry.size = content.length
    return new Uint8Array(xlsx.CFB.write(book, { fileType: 'zip', type: 'buffer', compression: true }) as Buffer)
  }
  await choose('bomb.xlsx', sheet(`<worksheet><sheetData>${' '.repeat(140 * 1024 * 1024)}</sheetData></worksheet>`))
  await refusal('tooMuch')
  await looksRight(us, 'bomb-en')
  // The clock of the page is put forward while the worker reads.
  await page.clock.install()
  await choose('slow.xlsx', sheet(`<worksheet><sheetData>${'<'.repeat(40_000_000)}</sheetData></worksheet>`))
  await page.clock.fastForward(21_000)
  await refusal('tooLong')
  await give(us, 'plan.csv', table(3, 'Nueva'))
  await filterOf(us, 'creates', 3)
})

test('[X22] [X23] [X24] [X25] a ministry’s own plan is understood with two header rows, its words mapped once, and is remembered for the next file', async () => {
  const chair = await stage.enter('chair', '/g/tco/import')
  const { page, text } = chair
  await give(chair, 'plan-ministerio.csv', Buffer.from(writeCsv(ministryRows())))
  await sees(page.getByText(text.importing.columns.running))
  const pick = (words: string) => page.getByRole('combobox', { name: text.importing.meaning(words) })
  await pick('Stand by').selectOption({ label: CHOICE_LABELS.status.deferred.en })
  await pressEnter(page.getByRole('button', { name: new RegExp(text.importing.asMonth) }))
  const sum = page.getByRole('group', { name: text.importing.lines })
  await sees(sum.getByRole('button', { name: text.importing.sums.all(MINISTRY_LINES) }))
  await looksRight(chair, 'check-en')
  await pressEnter(page.getByRole('button', { name: text.importing.run(MINISTRY_LINES) }))
  await sees(page.getByRole('heading', { name: text.importing.imported(MINISTRY_LINES) }))
  await saved(chair)
  await pressEnter(page.getByRole('button', { name: text.importing.undo }))
  await sees(page.getByRole('heading', { name: text.importing.undone }))
  await saved(chair)
  // What an undo left is in the archive of the plan.
  await chair.go(`/g/tco/road-map?archived=yes&q=${encodeURIComponent('Medida núm. 7 del plan')}`)
  await sees(page.getByText(/Measure no\. 7 of the plan|Medida núm\. 7 del plan/).first())
  await chair.go('/g/tco/import')
  await give(chair, 'plan-ministerio.csv', Buffer.from(writeCsv(ministryRows())))
  const chosen = (select: Element) => (select as HTMLSelectElement).selectedOptions[0]?.label
  expect(await pick('Stand by').evaluate(chosen)).toBe(CHOICE_LABELS.status.deferred.en)
  // And by the next person of the group, on a device of their own.
  const co = await stage.enter('co', '/g/tco/import')
  await give(co, 'plan-ministerio.csv', Buffer.from(writeCsv(ministryRows())))
  const theirs = co.page.getByRole('combobox', { name: co.text.importing.meaning('Stand by') })
  await eventually(() => theirs.evaluate(chosen)).toBe(CHOICE_LABELS.status.deferred.es)
})

const LINE_OF = /^Medida núm\. (\d+) del plan$/
/** The sample group has not all workstreams of the ministry, nor its agencies, and several prosecutions that *Fiscalía* may be. */
const outHere = (n: number, line: Readonly<Record<string, string>>): Readonly<Record<string, string>> => {
  const out = ministryOut(n)
  const isKnown = n % 5 === 1 || n % 5 === 3
  return {
    ...out,
    Instituciones: isKnown ? (out.Instituciones ?? '') : '',
    'Línea de trabajo': line['Línea de trabajo'] === '' ? '' : (out['Línea de trabajo'] ?? ''),
  }
}
test('[M21] [X22] [X23] a ministry’s plan of 300 lines is in Ruta with two fields of its own in a few presses, and every cell of each column comes out as it went in', async () => {
  const secretariat = await stage.enter('secretariat', '/g/tco/import')
  const { page, text } = secretariat
  page.setDefaultTimeout(60_000)
  let presses = 0
  const press = async (button: Locator) => {
    presses += 1
    await pressEnter(button)
  }
  const began = performance.now()
  await give(secretariat, 'plan-ministerio.csv', Buffer.from(writeCsv(ministryRows())))
  for (const heading of ['Costo estimado (USD)', 'Indicador'])
    await press(page.getByRole('button', { name: text.importing.newFieldFor(heading) }))
  presses += 1
  await page.getByRole('combobox', { name: text.importing.meaning('Stand by') }).selectOption({ label: CHOICE_LABELS.status.deferred.es })
  await press(page.getByRole('button', { name: new RegExp(text.importing.asMonth) }))
  await looksRight(secretariat, 'new-fields-es')
  await press(page.getByRole('button', { name: text.importing.run(MINISTRY_LINES) }))
  await sees(page.getByRole('heading', { name: text.importing.imported(MINISTRY_LINES) }))
  await saved(secretariat)
  console.info(`A ministry's plan: ${presses} presses, ${Math.round((performance.now() - began) / 1000)} s with all pictures and checks`)
  expect(presses).toBeLessThanOrEqual(6)

  await page.getByRole('link', { name: text.importing.show }).press('Enter')
  await pressEnter(page.getByRole('button', { name: text.exporting.verb, exact: true }))
  const dialog = page.getByRole('dialog', { name: text.exporting.verb })
  await dialog.getByRole('radio', { name: text.exporting.formats.xlsx }).check()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: text.exporting.save }).press('Enter'),
  ])
  const made = new Uint8Array(readFileSync(await download.path()))
  const [heads = [], ...rows] = (readXlsx(made)[0]?.rows ?? []).map((row) => row.map(sheetCellText))
  const written = new Map(
    rows.flatMap((row): (readonly [number, Readonly<Record<string, string>>])[] => {
      const line = Object.fromEntries(heads.map((head, at) => [head, row[at] ?? '']))
      const n = Number(LINE_OF.exec(line['Título ES'] ?? '')?.[1] ?? 0)
      return n > 0 ? [[n - 1, line]] : []
    }),
  )
  expect(written.size).toBe(MINISTRY_LINES)
  const compared = Object.keys(ministryOut(0))
  for (const [n, line] of written) expect(Object.fromEntries(compared.map((head) => [head, line[head]]))).toEqual(outHere(n, line))
  const others = heads.filter((head) => !compared.includes(head) && head !== 'Número' && head !== 'Plazo original')
  for (const head of others) expect([head, new Set([...written.values()].map((line) => line[head])).size]).toEqual([head, 1])
  await secretariat.go('/g/tco/import')
  await give(secretariat, download.suggestedFilename(), made)
  for (const what of ['creates', 'changes', 'gaps', 'refused'] as const) await seesNo(count(secretariat, what))
})
