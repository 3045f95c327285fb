// The head of the road map's table: in view while its rows scroll, and on each printed page that has rows.
import { beforeAll, expect, test } from 'vitest'
import { FIELDS } from '../../shared/roadmap/fields.ts'
import { needPoppler, readPdf } from '../harness/needPoppler.ts'
import { eventually, sees } from './person.ts'
import { useStage } from './stage.ts'

const stage = useStage()
beforeAll(needPoppler)

test('[C24] the head of the printed road map is on each page of its table, on A4 and Letter', async () => {
  const observer = await stage.enter('observer', '/g/tco/road-map')
  await sees(observer.page.getByRole('treegrid'))
  // The styles for paper come after the first rows.
  await observer.page.emulateMedia({ media: 'print' })
  await eventually(() => observer.page.locator('.grid--items').evaluate((grid) => getComputedStyle(grid).display)).toBe('table')
  const head = ['number', 'title', 'status', 'lead', 'due'] as const
  for (const format of ['A4', 'Letter']) {
    const pages = readPdf('pdftotext', ['-layout'], await observer.page.pdf({ format })).split('\f')
    // A line of the table begins with its number; other sections follow it on a page of their own.
    const ofTable = pages.filter((page) => !page.startsWith(observer.text.reports.lastReports) && /^ *WG-\d{3} /m.test(page))
    expect(ofTable.length, format).toBeGreaterThan(2)
    for (const page of ofTable)
      expect(
        page.split('\n').some((line) => head.every((field) => line.includes(FIELDS[field].label.en))),
        `${format}:\n${page.slice(0, 400)}`,
      ).toBe(true)
  }
})

test('the head of the table stays in view while its rows scroll', async () => {
  const { page } = await stage.enter('observer', '/g/tco/road-map')
  const head = page.getByRole('columnheader').first()
  await sees(head)
  const top = async () => (await head.boundingBox())?.y
  const before = await top()
  await page.mouse.move(640, 500)
  await page.mouse.wheel(0, 1_000)
  await eventually(() => page.locator('.grid--items').evaluate((grid) => grid.getBoundingClientRect().top)).toBeLessThan(0)
  expect(await top()).toBe(before)
})
