// The plan as a board, a calendar and a timeline: by mouse, by keyboard, by menu; what one moves, a colleague sees.
import type { Locator } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { CHOICE_LABELS } from '../../shared/roadmap/labels.ts'
import type { Status } from '../../shared/roadmap/model.ts'
import { look } from './look.ts'
import { eventually, type Person, pressMenuItem, saved, sees, seesNo } from './person.ts'
import { useStage } from './stage.ts'

const stage = useStage()

const column = (person: Person, status: Status): Locator =>
  person.page.getByRole('region', { name: new RegExp(`^${CHOICE_LABELS.status[status][person.language]},`) })
const card = (person: Person, code: string): Locator =>
  person.page.locator('.card').filter({ has: person.page.getByText(code, { exact: true }) })
const codesIn = (person: Person, status: Status) => column(person, status).locator('.card .id').allTextContents()

const atBoard = async (seat: 'co' | 'mx' | 'observer') => {
  const person = await stage.enter(seat, '/g/tco/road-map?form=board')
  await sees(column(person, 'agreed'))
  return person
}

describe('the board', () => {
  test('[V2] a card dragged to another column is there for a colleague, and one undo takes back column and place', async () => {
    const [co, mx] = await Promise.all([atBoard('co'), atBoard('mx')])
    const before = await codesIn(co, 'agreed')
    const handle = card(mx, 'WG-016').getByRole('button', { name: mx.text.board.handle('WG-016') })
    const [from, to] = [await handle.boundingBox(), await column(mx, 'inProgress').locator('.card').nth(1).boundingBox()]
    if (!from || !to) throw new Error('two places')
    await mx.page.mouse.move(from.x + from.width / 2, from.y + from.height / 2)
    await mx.page.mouse.down()
    await mx.page.mouse.move(to.x + 40, to.y + 10, { steps: 8 })
    await mx.page.mouse.up()
    await eventually(async () => (await codesIn(co, 'inProgress'))[1]).toBe('WG-016')
    await saved(mx)
    await mx.page.getByRole('button', { name: mx.text.common.undo }).first().click()
    await eventually(() => codesIn(co, 'agreed')).toEqual(before)
  })

  test('[V2] the keyboard alone goes from card to card, moves one and says where it is', async () => {
    const mx = await atBoard('mx')
    await card(mx, 'WG-016').locator('.card__t').focus()
    await mx.page.keyboard.press('ArrowDown')
    await eventually(() => mx.page.evaluate(() => document.activeElement?.closest('.card')?.querySelector('.id')?.textContent)).toBe(
      'WG-025',
    )
    await mx.page.keyboard.press('Alt+ArrowRight')
    await eventually(() => codesIn(mx, 'inProgress')).toContain('WG-025')
    await eventually(() => mx.page.evaluate(() => document.activeElement?.closest('.card')?.querySelector('.id')?.textContent)).toBe(
      'WG-025',
    )
    await sees(mx.page.getByRole('status').filter({ hasText: 'WG-025 en En curso' }))
    await mx.page.keyboard.press('Shift+F10')
    await pressMenuItem(mx, CHOICE_LABELS.status.agreed.es)
    await eventually(() => codesIn(mx, 'agreed')).toContain('WG-025')
    // The menu gives the keyboard back to the card, wherever that is now.
    await eventually(() => mx.page.evaluate(() => document.activeElement?.matches('.card__t'))).toBe(true)
    await mx.page.keyboard.press('Enter')
    await sees(mx.page.getByRole('complementary', { name: mx.text.roadmap.panel.label('WG-025'), exact: true }))
  })

  test('an observer reads the board and moves nothing; its columns stand in the address', async () => {
    const observer = await atBoard('observer')
    await observer.page.getByRole('button', { name: /^Columns: status/ }).click()
    await observer.page.getByRole('menuitemradio', { name: observer.text.board.by.lead }).click()
    await sees(observer.page.getByRole('region', { name: /^Colombia,/ }))
    await eventually(() => new URL(observer.page.url()).searchParams.get('board')).toBe('lead')
    await eventually(() => observer.page.locator('.card__move').count()).toBe(0)
  })
})

describe('the calendar', () => {
  test('[V3] an item is moved to another day by keyboard and by pointer, and a colleague sees it there', async () => {
    const path = '/g/tco/road-map?form=calendar&month=2019-11'
    const [co, mx] = await Promise.all([stage.enter('co', path), stage.enter('mx', path)])
    for (const person of [co, mx]) await sees(person.page.getByRole('grid'))
    const on = (person: Person, day: string) => person.page.locator(`[data-row="day:${day}"]`)
    const due = (person: Person, code: string) => person.page.locator('.month .due-item').filter({ hasText: code })
    await sees(on(co, '2019-11-15').filter({ hasText: 'WG-004' }))
    await due(mx, 'WG-004').focus()
    await mx.page.keyboard.press('Alt+ArrowRight')
    await sees(on(co, '2019-11-16').filter({ hasText: 'WG-004' }))
    await eventually(() => mx.page.evaluate(() => document.activeElement?.closest('[data-row]')?.getAttribute('data-row'))).toBe(
      'day:2019-11-16',
    )
    const [from, to] = [await due(mx, 'WG-004').boundingBox(), await on(mx, '2019-11-20').boundingBox()]
    if (!from || !to) throw new Error('two places')
    await mx.page.mouse.move(from.x + 60, from.y + 8)
    await mx.page.mouse.down()
    await mx.page.mouse.move(to.x + 30, to.y + 60, { steps: 6 })
    await mx.page.mouse.up()
    await sees(on(co, '2019-11-20').filter({ hasText: 'WG-004' }))
    await saved(mx)
  })
})

describe('the timeline', () => {
  test('[V5] shifts what waits on what it waits for by one key, with a message; one undo takes it back', async () => {
    const us = await stage.enter('us', '/g/tco/road-map?form=timeline&zoom=months&q=WG-01')
    const first = us.page.getByRole('rowheader', { name: /^WG-011, / })
    const follower = us.page.getByRole('rowheader', { name: /^WG-014, / })
    const tooEarly = / before WG-011 allows/
    await eventually(() => follower.getAttribute('aria-label')).toMatch(tooEarly)
    await first.focus()
    await us.page.keyboard.press('Shift+f')
    await eventually(() => follower.getAttribute('aria-label')).not.toMatch(tooEarly)
    await sees(us.page.getByRole('status').filter({ hasText: /shifted/ }))
    await us.page.keyboard.press('Control+z')
    await eventually(() => follower.getAttribute('aria-label')).toMatch(tooEarly)
    await sees(us.page.getByRole('status').filter({ hasText: us.text.common.undone }))
    await saved(us)
  })

  test('[V4] [V66] a bar is moved by keys and dragged, a colleague sees it in another language, and one undo takes it back', async () => {
    const [co, us] = await Promise.all([stage.enter('co'), stage.enter('us')])
    for (const person of [co, us]) {
      await person.go('/g/tco/road-map?form=timeline&zoom=weeks&q=WG-0')
      await sees(person.page.getByRole('treegrid'))
    }
    const said = (person: Person, code: string) => person.page.getByRole('rowheader', { name: new RegExp(`^${code}, `) })
    const bar = (person: Person, code: string) =>
      person.page
        .getByRole('row')
        .filter({ has: said(person, code) })
        .locator('.bar:not(.bar--ghost)')
    const before = (await said(us, 'WG-017').getAttribute('aria-label')) ?? ''
    // How it stands is said with its title, and lateness is no matter of colour alone.
    expect(before).toMatch(/, Blocked, [\d,]+ days overdue, /)
    await sees(
      us.page
        .getByRole('row')
        .filter({ has: said(us, 'WG-017') })
        .getByText(/days · blocked$/),
    )
    await said(us, 'WG-017').focus()
    await us.page.keyboard.press('Alt+ArrowRight')
    await eventually(() => said(us, 'WG-017').getAttribute('aria-label')).not.toBe(before)
    await us.page.keyboard.press('Alt+ArrowLeft')
    await eventually(() => said(us, 'WG-017').getAttribute('aria-label')).toBe(before)
    const atCo = await said(co, 'WG-017').getAttribute('aria-label')
    await bar(us, 'WG-017').scrollIntoViewIfNeeded()
    const box = await bar(us, 'WG-017').boundingBox()
    if (!box) throw new Error('a bar')
    // Between the titles and the ledger.
    const x = Math.min(Math.max(box.x + box.width / 2, 560), 860)
    await us.page.mouse.move(x, box.y + 8)
    await us.page.mouse.down()
    await us.page.mouse.move(x + 160, box.y + 8, { steps: 8 })
    await us.page.mouse.up()
    const after = await said(us, 'WG-017').getAttribute('aria-label')
    expect(after).not.toBe(before)
    await saved(us)
    await eventually(() => said(co, 'WG-017').getAttribute('aria-label')).not.toBe(atCo)
    await us.page.getByRole('button', { name: us.text.common.undo }).first().click()
    await eventually(() => said(us, 'WG-017').getAttribute('aria-label')).toBe(before)
  })
})

test('[V10] [V11] items selected in the table by keyboard are selected on the board too, changed in one step, and restored by one undo', async () => {
  const [co, mx] = await Promise.all([atBoard('co'), stage.enter('mx')])
  await mx.go('/g/tco/road-map?status=agreed&group=none')
  const row = (code: string) => mx.page.locator('.grid__row').filter({ has: mx.page.getByText(code, { exact: true }) })
  await row('WG-016').locator('[data-field="number"]').press('Control+Space')
  await mx.page.keyboard.press('Shift+ArrowDown')
  await mx.page.getByRole('button', { name: mx.text.roadmap.forms.board, exact: true }).click()
  const bar = mx.page.getByRole('region', { name: mx.text.selection.bar })
  await sees(bar.getByText(mx.text.selection.count(2)))
  const before = await codesIn(co, 'agreed')
  await bar.getByRole('button', { name: /^Estado/ }).press('Enter')
  await pressMenuItem(mx, CHOICE_LABELS.status.blocked.es)
  await eventually(async () => (await codesIn(co, 'agreed')).length).toBe(before.length - 2)
  await saved(mx)
  await mx.page.keyboard.press('Control+z')
  await eventually(() => codesIn(co, 'agreed')).toEqual(before)
})

test('[V6] the palette finds an item by a word without its accents, and does what the screen can do', async () => {
  const mx = await stage.enter('mx', '/g/tco/road-map')
  await sees(mx.page.getByRole('treegrid'))
  await mx.page.keyboard.press('Control+k')
  const field = mx.page.getByRole('combobox', { name: mx.text.palette.label })
  await field.fill('extincion nota')
  await sees(mx.page.getByRole('option', { name: /WG-014/ }))
  await field.press('Enter')
  await sees(mx.page.getByRole('complementary', { name: mx.text.roadmap.panel.label('WG-014'), exact: true }))
  await seesNo(field)
  await mx.page.keyboard.press('Control+k')
  await field.fill('como tablero')
  await sees(mx.page.getByRole('option', { name: mx.text.palette.form(mx.text.roadmap.forms.board.toLowerCase()) }))
  await field.press('Enter')
  await eventually(() => new URL(mx.page.url()).searchParams.get('form')).toBe('board')
  await mx.page.keyboard.press('?')
  await sees(mx.page.getByRole('dialog', { name: mx.text.palette.keys }))
})

test('[V69] the palette changes the item whose number is typed, in either language, with one undo; a comment on it is begun there', async () => {
  const [co, mx] = await Promise.all([stage.enter('co', '/g/tco/road-map'), stage.enter('mx', '/g/tco/road-map')])
  const line = (person: Person) => person.page.getByRole('row').filter({ has: person.page.getByRole('rowheader', { name: /WG-014/ }) })
  await Promise.all([sees(line(mx)), sees(line(co))])
  const field = mx.page.getByRole('combobox', { name: mx.text.palette.label })
  const chosen = async (words: string, name: RegExp) => {
    await mx.page.keyboard.press('Control+k')
    await field.fill(words)
    await sees(mx.page.getByRole('option', { name, selected: true }))
    await look(mx, `palette ${words}`)
    await field.press('Enter')
    await seesNo(field)
  }
  await chosen('wg-014 due 15 feb 2031', /WG-014 · Vence: 15 feb 2031/)
  await eventually(() => line(co).textContent()).toContain('15 feb 2031')
  await saved(mx)
  await mx.page.keyboard.press('Control+z')
  await eventually(() => line(co).textContent()).not.toContain('15 feb 2031')
  await chosen('WG-014 comentar', /WG-014 · Comentar/)
  await eventually(() => mx.page.evaluate(() => document.activeElement?.closest('#new-comment') !== null)).toBe(true)
})

describe('the outline', () => {
  test('[V16] an item is nested by keys and taken out by dragging, a colleague sees it, and a circle is refused in words', async () => {
    const [co, mx] = await Promise.all([stage.enter('co'), stage.enter('mx')])
    const row = (person: Person, code: string) => person.page.getByRole('row').filter({ has: person.page.getByText(code, { exact: true }) })
    for (const person of [co, mx]) {
      await person.go('/g/tco/road-map?form=outline')
      await sees(row(person, 'WG-007'))
    }
    const level = (code: string) => row(co, code).getAttribute('aria-level')
    const codes = () => co.page.locator('.outline__row .id').allTextContents()
    const before = await codes()
    await row(mx, 'WG-004').focus()
    await mx.page.keyboard.type('7')
    await mx.page.keyboard.press('Alt+ArrowRight')
    await eventually(() => level('WG-007')).toBe('3')
    await mx.page.keyboard.press('ArrowLeft')
    await eventually(() => mx.page.evaluate(() => document.activeElement?.querySelector('.id')?.textContent)).toBe('WG-004')
    await mx.page.keyboard.press('Shift+F10')
    await pressMenuItem(mx, mx.text.outline.moveTo)
    const field = mx.page.getByRole('combobox', { name: mx.text.outline.newParent })
    await field.fill('WG-007')
    await field.press('Enter')
    await sees(mx.page.getByText(mx.text.outline.refused('WG-004')))
    await row(mx, 'WG-007').hover()
    const handle = await row(mx, 'WG-007')
      .getByRole('button', { name: mx.text.outline.handle('WG-007') })
      .boundingBox()
    if (!handle) throw new Error('a handle')
    await mx.page.mouse.move(handle.x + 10, handle.y + 10)
    await mx.page.mouse.down()
    await mx.page.mouse.move(handle.x - 12, handle.y + 12, { steps: 6 })
    await mx.page.mouse.up()
    await eventually(() => level('WG-007')).toBe('2')
    await eventually(codes).toEqual(before)
    await saved(mx)
  })
})
