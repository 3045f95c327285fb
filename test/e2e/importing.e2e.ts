// A ministry's plan in Excel, three hundred lines of it: into Ruta, and out again unchanged.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { writeXlsx } from '../../client/exchange/xlsx.ts'
import { CHOICE_LABELS } from '../../shared/roadmap/labels.ts'
import { axeOn } from './axe.ts'
import { type Person, sees, seesNo } from './person.ts'
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
  await page.getByRole('button', { name: text.importing.toColumns, exact: true }).press('Enter')
  await page.getByRole('button', { name: text.importing.toPreview, exact: true }).press('Enter')
  await sees(page.getByRole('region', { name: text.importing.preview }))
}
const count = ({ page, text }: Person, what: 'creates' | 'changes' | 'stays' | 'refused') =>
  page.getByRole('button', { name: new RegExp(`^${text.importing.filters[what]}\\s*\\d`) })

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
  await sees(count(secretariat, 'creates').filter({ hasText: String(LINES) }))
  await page.getByRole('button', { name: text.importing.createStream }).press('Enter')
  await seesNo(count(secretariat, 'refused'))
  const { violations } = await (await axeOn(page)).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  await page.getByRole('button', { name: text.importing.run(LINES) }).press('Enter')
  await sees(page.getByRole('heading', { name: text.importing.imported(LINES) }))
  await sees(page.getByRole('link', { name: text.importing.moment('plan-2027.xlsx') }))

  await page.getByRole('link', { name: text.importing.show }).press('Enter')
  await page.getByRole('button', { name: text.exporting.verb, exact: true }).press('Enter')
  const dialog = page.getByRole('dialog', { name: text.exporting.verb })
  await dialog.getByRole('button', { name: text.exporting.formats.xlsx }).press('Enter')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: text.exporting.save }).press('Enter'),
  ])
  const made = new Uint8Array(readFileSync(await download.path()))
  await secretariat.go('/g/tco/import')
  await give(secretariat, download.suggestedFilename(), made)
  await sees(count(secretariat, 'stays').filter({ hasText: /3[34]\d/ }))
  for (const what of ['creates', 'changes', 'refused'] as const) await seesNo(count(secretariat, what))
  await sees(page.getByText(text.importing.waits.nothing))
})
