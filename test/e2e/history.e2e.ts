// What happened, as people read it: word by word in both languages, a value that stands again, and what one missed.
import type { Locator } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { CHOICE_LABELS } from '../../shared/roadmap/labels.ts'
import { eventually, type Person, saved, sees, seesNo, status } from './person.ts'
import { choose, field, openAt, openItem, panel, titleField, typeAt, wordsIn } from './plan.ts'
import { useStage } from './stage.ts'

const stage = useStage()

const showHistory = async (person: Person) => {
  await person.page.getByRole('complementary').getByRole('button', { name: person.text.history.title, exact: true }).click()
}
const showItem = async (person: Person) => {
  await person.page.getByRole('complementary').getByRole('button', { name: person.text.history.item, exact: true }).click()
}
const lines = (person: Person): Locator => person.page.locator('.hf__l')
/** `CO | Due 30 Apr 2020 → 20 May 2031`: as one sees them, without their hours. */
const told = (person: Person): Promise<readonly string[]> =>
  lines(person).evaluateAll((found) =>
    found.map((one) => {
      const copy = one.cloneNode(true)
      if (!(copy instanceof HTMLElement)) return ''
      for (const quiet of copy.querySelectorAll('.vh, button, .change__detail')) quiet.remove()
      return ['.hf__m', '.hf__t'].map((part) => (copy.querySelector(part)?.textContent ?? '').replace(/\s+/g, ' ').trim()).join(' | ')
    }),
  )
const setDue = async (person: Person, day: string) => {
  await field(person, 'due').click()
  const input = person.page.locator('.date-input [role=combobox]')
  await input.fill(day)
  await input.press('Enter')
  await saved(person)
}

describe('the history of an item', () => {
  test('[H23] says what each of three delegations did, word by word, in both languages', async () => {
    const [co, mx, us] = await Promise.all([stage.enter('co'), stage.enter('mx'), stage.enter('us')])
    const address = await openItem(co, 'WG-030')
    await openAt(mx, 'WG-030', address)
    await openAt(us, 'WG-030', address)
    await showHistory(us)
    await sees(lines(us))
    const before = (await told(us)).length

    await setDue(co, '2031-05-20')
    await choose(mx, 'priority', CHOICE_LABELS.priority[3].es)
    await saved(mx)
    // It follows what is written while one reads it.
    await eventually(async () => (await told(us)).length).toBe(before + 2)
    await showItem(us)
    await choose(us, 'status', CHOICE_LABELS.status.blocked.en)
    await saved(us)
    await showHistory(us)
    await showHistory(co)
    const [low, high] = [CHOICE_LABELS.priority[1], CHOICE_LABELS.priority[3]]
    await eventually(async () => (await told(us)).slice(0, 3)).toEqual([
      'US | Status In progress → Blocked',
      `MX | Priority ${low.en} → ${high.en}`,
      expect.stringMatching(/^CO \| Due 30 Apr 2020 → 20 May 2031 4,0\d\d days later$/),
    ])
    await eventually(async () => (await told(co)).slice(0, 3)).toEqual([
      'US | Estado En curso → Bloqueada',
      `MX | Prioridad ${low.es} → ${high.es}`,
      expect.stringMatching(/^CO \| Vence 30 abr 2020 → 20 may 2031 /),
    ])
  })

  test('[H24] a value stands again and is taken back; a link leads to its event; an observer only reads', async () => {
    const [mx, observer] = await Promise.all([stage.enter('mx'), stage.enter('observer')])
    const address = await openItem(mx, 'WG-016')
    const due = async () => ((await field(mx, 'due').textContent()) ?? '').trim()
    const was = await due()
    await setDue(mx, '2032-01-15')
    await showHistory(mx)
    const moved = mx.page.locator('.change').filter({ hasText: '15 ene 2032' })
    await moved.getByRole('button', { name: mx.text.history.details }).click()
    const back = moved.getByRole('button', { name: /^Restaurar / })
    await back.click()
    await showItem(mx)
    await eventually(due).toBe(was)
    await mx.page.getByRole('button', { name: mx.text.common.undo, exact: true }).last().click()
    await eventually(due).toContain('2032')

    await showHistory(mx)
    await mx.context.grantPermissions(['clipboard-read', 'clipboard-write'])
    const again = mx.page
      .locator('.change')
      .filter({ hasText: /→ 15 ene 2032/ })
      .last()
    await again.getByRole('button', { name: mx.text.history.details }).click()
    await again.getByRole('button', { name: mx.text.history.copyLink }).click()
    const link = new URL(await mx.page.evaluate(() => navigator.clipboard.readText()))
    await openAt(observer, 'WG-016', `${link.pathname}${link.search}`)
    expect(address).toContain(link.searchParams.get('item'))
    const marked = observer.page.locator('.change--marked')
    await sees(marked)
    await sees(marked.getByRole('button', { name: observer.text.history.copyLink }))
    expect(await marked.textContent()).toContain('15 Jan 2032')
    expect(await observer.page.getByRole('button', { name: /^Restore / }).count()).toBe(0)
  })
})

test('[H24] a text shows what an edit did, span by span, and its earlier form stands again', async () => {
  const us = await stage.enter('us', '/g/tco/texts/early-consultation?show=history')
  await sees(lines(us))
  const body = us.page.getByRole('textbox', { name: us.text.texts.sides.en })
  await typeAt(us, body, 'start', 'Preliminary ')
  await saved(us)
  const edit = us.page
    .locator('.change')
    .filter({ has: us.page.locator('.hf__w ins', { hasText: 'Preliminary' }) })
    .first()
  await edit.getByRole('button', { name: us.text.history.details }).click()
  await eventually(() => edit.locator('.marked ins').allTextContents()).toEqual([expect.stringContaining('Preliminary')])
  await edit.getByRole('button', { name: us.text.history.restore(us.text.history.textBefore) }).click()
  await eventually(() => wordsIn(body)).not.toContain('Preliminary')
  await us.page.getByRole('button', { name: us.text.common.undo, exact: true }).last().click()
  await eventually(() => wordsIn(body)).toContain('Preliminary')
})

test('[H24] a value of a session’s agenda is restored from the feed, and an observer only reads', async () => {
  const us = await stage.enter('us', '/g/tco/sessions')
  await us.page.locator('a.session-row').first().click()
  const minutes = us.page.getByRole('spinbutton').first()
  await sees(minutes)
  await minutes.fill('35')
  await us.page.keyboard.press('Tab')
  await saved(us)
  await us.go('/g/tco/history')
  const change = us.page.locator('.change').filter({ hasText: '30 min → 35 min' })
  await sees(change)
  await change.getByRole('button', { name: us.text.history.details }).click()
  await change.getByRole('button', { name: us.text.history.restore('30 min') }).click()
  await sees(us.page.locator('.change').filter({ hasText: '35 min → 30 min' }))
  await saved(us)
  const observer = await stage.enter('observer', '/g/tco/history')
  const read = observer.page.locator('.change').filter({ hasText: '35 min → 30 min' })
  await read.getByRole('button', { name: observer.text.history.details }).click()
  await sees(read.getByRole('button', { name: observer.text.history.copyLink }))
  expect(await observer.page.getByRole('button', { name: /^Restore / }).count()).toBe(0)
})

test('[H27] the feed of the group is asked for by delegation and kind, and its address shows a colleague the same', async () => {
  const [us, co] = await Promise.all([stage.enter('us'), stage.enter('co')])
  await us.go('/g/tco/history')
  await sees(lines(us))
  await us.page.getByRole('button', { name: us.text.roadmap.filter, exact: true }).click()
  await us.page.getByLabel(us.text.history.kind, { exact: true }).selectOption({ label: us.text.history.kinds.dates })
  await us.page.getByLabel(us.text.roadmap.delegation, { exact: true }).selectOption({ index: 2 })
  await us.page.keyboard.press('Escape')
  await eventually(async () => new Set((await told(us)).map((words) => words.slice(0, 2)))).toEqual(new Set(['MX']))
  const { pathname, search } = new URL(us.page.url())
  await co.go(`${pathname}${search}`)
  await eventually(async () => (await told(co)).length).toBe((await told(us)).length)
  expect((await told(co))[0]).toContain('Vence')
})

test('[H26] away and back: what both sides changed is said, with the other value one press away', async () => {
  const [co, mx] = await Promise.all([stage.enter('co'), stage.enter('mx')])
  const address = await openItem(co, 'WG-009')
  await openAt(mx, 'WG-009', address)
  await saved(co)
  await stage.unplug(co)
  await status(co, co.text.status.offline)
  await choose(co, 'priority', CHOICE_LABELS.priority[1].es)
  await typeAt(co, titleField(co, 'es'), 'end', ' (desde el avión)')
  await choose(mx, 'priority', CHOICE_LABELS.priority[3].es)
  await saved(mx)
  await stage.plugIn(co)
  const notice = co.page.getByRole('status', { name: co.text.history.away.title })
  await sees(notice)
  expect(await notice.textContent()).toMatch(
    /Se enviaron \d+ cambios suyos y se recibió 1 de MX\. Usted y otras personas cambiaron un mismo campo\./,
  )
  await notice.getByRole('button', { name: co.text.history.away.review }).press('Enter')
  const dialog = co.page.getByRole('dialog', { name: co.text.history.away.title })
  await sees(dialog.getByText(co.text.history.bothChanged))
  // By keyboard: focus is in it, whatever is written anew when the names are known, and Escape leaves it.
  await eventually(() => dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true)
  const other = dialog.getByRole('button', { name: /^Restaurar / })
  const name = (await other.first().textContent()) ?? ''
  await other.first().click()
  await co.page.keyboard.press('Escape')
  await seesNo(dialog)
  await eventually(async () => (await field(co, 'priority').textContent()) ?? '').toContain(name.replace('Restaurar ', '').trim())
  expect(await wordsIn(titleField(co, 'es'))).toContain('(desde el avión)')
  await sees(panel(co, 'WG-009'))
})
