// Two sessions, and what three delegations did between them: the chair reads it word by word, in both languages.
import { describe, expect, test } from 'vitest'
import type { Language } from '../../shared/bilingual.ts'
import { CHOICE_LABELS } from '../../shared/roadmap/labels.ts'
import { hold } from './meetings.ts'
import { eventually, type Person, saved, sees, seesNo } from './person.ts'
import { choose, field, openItem, row, titleField } from './plan.ts'
import { useStage } from './stage.ts'

const stage = useStage()

const setDue = async (person: Person, day: string) => {
  await field(person, 'due').click()
  const input = person.page.getByLabel(person.language === 'es' ? 'Vence' : 'Due', { exact: true })
  await input.fill(day)
  await input.press('Enter')
  await seesNo(input)
}

/** The lines of an item: the author's mark and what changed, or the sentence that nothing did. */
const line = async (person: Person, code: string): Promise<readonly string[]> => {
  const found = person.page
    .locator('.acts')
    .getByRole('listitem')
    .filter({ has: person.page.getByText(code, { exact: true }) })
  await sees(found)
  const lines = await found.evaluate((element) => {
    const copy = element.cloneNode(true) as Element
    // The name behind a mark, and which words were removed.
    for (const hidden of copy.querySelectorAll('.vh')) hidden.remove()
    const rows = [...copy.querySelectorAll('tr')].map((row) => [...row.querySelectorAll('td')])
    const parts = rows.length > 0 ? rows : [[...copy.querySelectorAll('p')]]
    return parts.map((cells) => cells.map(({ textContent }) => textContent).join(' '))
  })
  return lines.map((words) => words.replace(/\s+/g, ' ').trim())
}
const paper = (person: Person, language: Language) =>
  person.page.getByRole('group', { name: person.text.review.language }).getByRole('button', { name: new RegExp(`^${language},`, 'i') })

describe('between two sessions', () => {
  test('[R10] [R11] the chair reads what three delegations did between two sessions, and nothing of what came later', async () => {
    const secretariat = await stage.enter('secretariat')
    const first = await hold(secretariat)
    const [co, mx, us] = await Promise.all([stage.enter('co'), stage.enter('mx'), stage.enter('us')])

    await openItem(co, 'WG-014')
    await choose(co, 'status', CHOICE_LABELS.status.done.es)
    await saved(co)
    await openItem(mx, 'WG-005')
    await setDue(mx, '2037-03-01')
    await setDue(mx, '2037-04-15')
    await saved(mx)
    await openItem(us, 'WG-006')
    const title = titleField(us, 'en')
    await title.fill('Reference table on precursors')
    await saved(us)
    await openItem(us, 'WG-008')
    await us.page.getByRole('complementary').getByRole('button', { name: us.text.roadmap.archive, exact: true }).click()
    await saved(us)
    const second = await hold(secretariat)
    await choose(co, 'status', CHOICE_LABELS.status.inProgress.es)
    await saved(co)

    const chair = await stage.enter('chair', `/g/tco/review?since=meeting:${first.id}&until=meeting:${second.id}`)
    await sees(
      chair.page.getByRole('heading', { level: 1, name: `What changed between session ${first.number} and session ${second.number}` }),
    )
    expect((await line(chair, 'WG-014'))[0]).toMatch(/^CO Status: .+ Done$/)
    expect((await line(chair, 'WG-005'))[0]).toMatch(/^MX Due: .+ 15 Apr 2037 \(\+[0-9,]+ days; 2 changes: MX 2\)$/)
    expect((await line(chair, 'WG-006'))[0]).toMatch(/^US Title: /)
    expect((await line(chair, 'WG-008'))[0]).toBe('US Archived')
    expect(await line(chair, 'WG-001')).toEqual(['No changes.'])

    await paper(chair, 'es').click()
    await sees(
      chair.page.getByRole('heading', { level: 1, name: `Qué cambió entre la sesión ${first.number} y la sesión ${second.number}` }),
    )
    expect((await line(chair, 'WG-014'))[0]).toMatch(/^CO Estado: .+ Cumplida$/)
    expect((await line(chair, 'WG-005'))[0]).toMatch(/^MX Vence: .+ 15 abr 2037 \(\+[0-9]+ días; 2 cambios: MX 2\)$/)
    expect((await line(chair, 'WG-008'))[0]).toBe('US Archivada')
    expect(new URL(chair.page.url()).searchParams.get('in')).toBe('es')

    // Who moved whose deadlines, how far, and what each delegation did: as tables that are there without a pointer.
    const matrix = chair.page.getByRole('table', { name: chair.text.review.matrix.caption })
    await paper(chair, 'en').click()
    await sees(matrix.getByRole('row', { name: /^MX/ }).first())
    const slip = chair.page.getByRole('region', { name: chair.text.review.slip.title })
    await sees(slip.getByRole('link', { name: /MX \+/ }))
    await sees(chair.page.getByRole('img', { name: /items in scope/ }))
    const mexico = chair.page.getByRole('region', { name: chair.text.review.work.title }).getByText(/^MX/).first()
    await mexico.click()
    const [file] = await Promise.all([
      chair.page.waitForEvent('download'),
      chair.page.getByRole('button', { name: chair.text.review.work.download('MX') }).click(),
    ])
    expect(file.suggestedFilename()).toBe('ruta-work-mx.csv')
    await paper(chair, 'es').click()

    // Since the second session: only what came after it.
    await chair.go(`/g/tco/review?since=meeting:${second.id}`)
    await eventually(async () => (await line(chair, 'WG-014'))[0]).toMatch(/^CO Status: Done In progress$/)
    expect(await line(chair, 'WG-005')).toEqual(['No changes.'])

    // A line leads to the item.
    await chair.page.locator('.acts').getByRole('listitem').filter({ hasText: 'WG-014' }).getByRole('link').click()
    await sees(row(chair, 'WG-014'))
  })

  test('[R12] a review prints in both languages on A4 and Letter, also for an observer', async () => {
    const observer = await stage.enter('observer', '/g/tco/review?since=start&in=both&by=delegation')
    await sees(observer.page.getByRole('heading', { level: 1, name: /What changed.*Qué cambió/ }))
    const width = 10 * 96
    await observer.page.emulateMedia({ media: 'print' })
    await observer.page.setViewportSize({ width, height: 1200 })
    expect(await observer.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    expect(await observer.page.getByRole('button', { name: observer.text.review.print }).isVisible()).toBe(false)
    for (const format of ['A4', 'Letter']) expect((await observer.page.pdf({ format })).length).toBeGreaterThan(20_000)
  })
})
