// A session outside its room: prepared together, opened, started, closed with what goes over, and read in the register.
import type { Locator } from 'playwright-core'
import { expect, test } from 'vitest'
import { violationsOf } from './axe.ts'
import { eventually, type Person, pressMenuItem, saved, sees, seesNo, status } from './person.ts'
import { useStage } from './stage.ts'

const stage = useStage()

const openSessions = ({ page, text }: Person) =>
  page.getByRole('navigation', { name: text.frame.main }).getByRole('link', { name: text.frame.sessions, exact: true }).click()
const openSession = async (person: Person, n: number): Promise<string> => {
  await openSessions(person)
  await person.page
    .getByRole('link', { name: new RegExp(`^${person.text.meeting.session(n)}\\b`) })
    .last()
    .click()
  await sees(agenda(person))
  return new URL(person.page.url()).pathname
}
const agenda = ({ page, text }: Person) => page.getByRole('region', { name: text.meeting.agenda, exact: true }).first()
const view = ({ page, text }: Person, name: 'prepare' | 'outcomes' | 'record') =>
  page.getByRole('navigation', { name: text.meeting.viewsLabel }).getByRole('link', { name: text.meeting.views[name] }).click()
const field = (person: Person, label: string): Locator => person.page.getByLabel(label, { exact: true })

/** Types what many fields are filled with: into the one that has the focus, and Enter. */
const enter = async (person: Person, words: string) => {
  await person.page.keyboard.type(words)
  await person.page.keyboard.press('Enter')
}
const pointTitles = (person: Person, language: 'es' | 'en' = 'es') =>
  person.page
    .getByRole('textbox', { name: person.text.meeting.pointTitleIn[language], exact: true })
    .evaluateAll((fields) => fields.map((one) => (one instanceof HTMLTextAreaElement ? one.value : '')))
const times = ({ page }: Person) => page.locator('.point__time').allInnerTexts()
const focused = ({ page }: Person) => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')

const act = async (person: Person, verb: string) => {
  await person.page.getByRole('button', { name: verb, exact: true }).click()
  await person.page.getByRole('dialog').getByRole('button', { name: verb, exact: true }).click()
  await seesNo(person.page.getByRole('dialog'))
}

test('[S8] [S10] [S11] the secretariat plans a session by keyboard; a delegation writes in the same agenda, and neither loses a place', async () => {
  const [secretariat, us] = await Promise.all([stage.enter('secretariat'), stage.enter('us')])
  const { page, text } = secretariat
  await openSessions(secretariat)
  await page.getByRole('button', { name: text.meeting.newSession }).click()
  await field(secretariat, text.meeting.titleIn.es).fill('Balance y nuevas prácticas')
  await field(secretariat, text.meeting.opensAt).fill('09:00')
  await field(secretariat, text.meeting.closesAt).fill('10:00')
  await page.getByRole('textbox', { name: `${text.meeting.addPoint}, ${text.meeting.writeIn.es}` }).focus()
  for (const title of ['Apertura', 'Balance', 'Prácticas']) await enter(secretariat, title)
  await page.getByRole('button', { name: text.meeting.addSection }).press('Enter')
  await page.keyboard.type('Cierre')
  await page.getByRole('textbox', { name: `${text.meeting.addPointIn('Cierre')}, ${text.meeting.writeIn.es}` }).focus()
  await enter(secretariat, 'Decisiones')
  await eventually(() => times(secretariat)).toEqual(['09:00', '09:15', '09:30', '09:45'])
  await page.getByRole('spinbutton', { name: text.meeting.minutesOf('Balance') }).fill('45')
  await page.keyboard.press('Enter')
  await eventually(() => times(secretariat)).toEqual(['09:00', '09:15', '10:00', '10:15'])
  await sees(page.getByText(text.meeting.dayOver(30)))
  await sees(page.getByText(text.meeting.over(15)).first())

  // Into the next section, and the focus goes along; then on into the backlog.
  await page.getByRole('button', { name: text.meeting.drag('Prácticas') }).focus()
  await page.keyboard.press('ArrowDown')
  await eventually(() => focused(secretariat)).toBe(text.meeting.drag('Prácticas'))
  await page.keyboard.press('Alt+Shift+ArrowDown')
  await eventually(() => pointTitles(secretariat)).toEqual(['Apertura', 'Balance', 'Decisiones', 'Prácticas'])
  await page.getByRole('button', { name: text.meeting.pointMenu('Prácticas') }).press('Enter')
  await pressMenuItem(secretariat, text.meeting.toBacklog)
  await eventually(() => times(secretariat)).toEqual(['09:00', '09:15', '10:00'])
  await saved(secretariat)

  // To the others there is no such session yet.
  us.expects(
    /^WebSocket connection to '.*\/live\/meeting:.*' failed: Error during WebSocket handshake: Unexpected response code: 404/,
    /^Failed to load resource: the server responded with a status of 404 .*\/api\/documents\/meeting:/,
  )
  await us.go(new URL(page.url()).pathname)
  await sees(us.page.getByText(us.text.documents.meeting.notThere.title))
  await sees(page.getByText(text.meeting.notShared))
  await act(secretariat, text.meeting.act.share)
  await us.page.reload()
  await eventually(() => pointTitles(us)).toEqual(['Apertura', 'Balance', 'Decisiones', 'Prácticas'])
  const english = field(us, us.text.meeting.pointTitleIn.en).nth(1)
  await english.click()
  await us.page.keyboard.type('Taking ')
  await page.getByRole('button', { name: text.meeting.drag('Balance') }).focus()
  await page.keyboard.press('ArrowDown')
  await eventually(() => pointTitles(us)).toEqual(['Apertura', 'Balance', 'Decisiones', 'Prácticas'])
  await us.page.keyboard.type('stock')
  await eventually(() => pointTitles(secretariat, 'en')).toEqual(['', 'Taking stock', '', ''])
  expect(await us.page.getByRole('button', { name: us.text.meeting.act.open }).count()).toBe(0)

  const observer = await stage.enter('observer', new URL(page.url()).pathname)
  await sees(observer.page.getByText(observer.text.meeting.readOnly))
  await sees(agenda(observer).getByText('Taking stock'))
  expect(await observer.page.getByRole('main').getByRole('textbox').count()).toBe(0)
})

test('[S29] the chair drafts the minutes without a network: added behind what is written, in both languages, and taken back by one undo', async () => {
  const [chair, us] = await Promise.all([stage.enter('chair'), stage.enter('us')])
  const { page, text } = chair
  const path = await openSession(chair, 3)
  await view(chair, 'record')
  const draft = page.getByRole('button', { name: text.meeting.draftMinutes.verb, exact: true })
  const minutes = (language: 'es' | 'en') => page.getByRole('textbox', { name: text.meeting.minutesIn[language], exact: true })
  const headings = (language: 'es' | 'en', name: string) => minutes(language).getByRole('heading', { name, exact: true }).count()
  await sees(draft)
  await minutes('es').click()
  await page.keyboard.type('Apertura a las nueve.')
  await saved(chair)
  await stage.unplug(chair)
  await draft.press('Enter')
  const dialog = page.getByRole('dialog')
  await sees(dialog.getByText(text.meeting.draftMinutes.why))
  await page.keyboard.press('Escape')
  await seesNo(dialog)
  expect(await headings('es', 'Asistencia')).toBe(0)
  await draft.press('Enter')
  await dialog.getByRole('button', { name: text.meeting.draftMinutes.append, exact: true }).press('Enter')
  await eventually(async () => [await headings('es', 'Asistencia'), await headings('en', 'Attendance')]).toEqual([1, 1])
  await eventually(() => minutes('es').textContent()).toMatch(/^Apertura a las nueve\.\s*Asistencia/)
  await stage.plugIn(chair)
  await saved(chair)

  // A delegation reads it, and has no such button: the minutes are the chair's and the secretariat's to draft.
  await us.go(`${path}?view=record`)
  await sees(us.page.getByRole('heading', { name: 'Attendance', exact: true }))
  expect(await us.page.getByRole('button', { name: us.text.meeting.draftMinutes.verb, exact: true }).count()).toBe(0)
  expect(await violationsOf(page, 'light', { within: 'main' })).toEqual([])

  await minutes('es').getByText('Apertura a las nueve.').click()
  await page.keyboard.press('Control+z')
  await eventually(async () => [await headings('es', 'Asistencia'), await headings('en', 'Attendance')]).toEqual([0, 0])
  expect((await minutes('es').textContent())?.trim()).toBe('Apertura a las nueve.')
  await saved(chair)
})

test('[S9] [S14] [S17] a session is started and closed: what is pruned stays, what is deferred goes over with its chain, and nobody writes in it any more', async () => {
  const [secretariat, co, us] = await Promise.all([stage.enter('secretariat'), stage.enter('co'), stage.enter('us')])
  const { page, text } = secretariat
  const path = await openSession(secretariat, 3)
  await co.go(path)
  await sees(agenda(co))
  await act(secretariat, text.meeting.act.start)
  await sees(page.getByText(text.meeting.states.inSession, { exact: true }))

  await view(co, 'outcomes')
  await co.page.getByRole('button', { name: co.text.meeting.newDecision }).click()
  await co.page.keyboard.type('Medir el tiempo de respuesta.')
  await field(co, co.text.meeting.decisionIn.en).last().fill('Measure the time to reply.')
  await saved(co)

  const deferred = (await pointTitles(secretariat))[1] ?? ''
  await page.getByRole('link', { name: text.meeting.act.close, exact: true }).click()
  const main = page.getByRole('main')
  await sees(main.getByRole('heading', { level: 1, name: text.meeting.closing.title(3) }))
  await sees(main.getByText(text.meeting.closing.levels.gap).first())
  await main.getByRole('button', { name: text.meeting.closing.leaveAll }).first().click()
  const items = main.getByRole('button', { name: text.meeting.closing.leaveAll })
  if ((await items.count()) > 0) await items.click()
  await main.getByRole('checkbox', { name: text.meeting.closing.take(deferred) }).click()
  await field(secretariat, text.meeting.closing.reasonIn.es(deferred)).fill('Falta el informe')
  await main.getByRole('button', { name: text.meeting.closing.confirm }).click()
  await sees(main.getByRole('heading', { level: 1, name: text.meeting.closing.closed(3) }))
  await sees(main.getByText(text.trust.closings.print))

  await status(co, co.text.status.closed)
  await sees(co.page.getByText(co.text.meeting.closedSteward))
  await view(co, 'prepare')
  await sees(agenda(co))
  expect(await co.page.getByRole('main').getByRole('textbox').count()).toBe(0)
  expect(await co.page.getByRole('button', { name: co.text.meeting.addSection }).count()).toBe(0)

  await openSession(co, 4)
  await eventually(() => pointTitles(co)).toContain(deferred)
  await sees(co.page.getByText(new RegExp(`${co.text.meeting.deferredChain(1, 3)}|${co.text.meeting.deferredChain(2, 2)}`)))
  await co.page.getByRole('button', { name: `${co.text.meeting.pointOpen}: ${deferred}` }).click()
  await eventually(() => field(co, co.text.meeting.reasonIn.es).inputValue()).toBe('Falta el informe')

  await us.page.getByRole('navigation', { name: us.text.frame.main }).getByRole('link', { name: us.text.frame.decisions }).click()
  await us.page.getByRole('searchbox').fill('measure')
  const row = us.page.getByRole('listitem').filter({ hasText: 'Measure the time to reply.' })
  await sees(row.getByText('Medir el tiempo de respuesta.'))
  await row.getByRole('heading').getByRole('link').click()
  await sees(us.page.locator('.decision.is-meant').getByText('Measure the time to reply.'))
  await sees(us.page.getByText(us.text.meeting.states.closed, { exact: true }))

  await page.goto(path)
  await page.getByRole('button', { name: text.meeting.act.reopen, exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: text.meeting.act.reopen, exact: true }).click()
  await sees(dialog.getByText(text.meeting.act.reasonMissing))
  await dialog.getByLabel(text.meeting.act.reasonIn.es).fill('Corregir la decisión')
  await dialog.getByRole('button', { name: text.meeting.act.reopen, exact: true }).click()
  await sees(page.getByRole('link', { name: text.meeting.act.closeAgain }))
  await sees(page.getByText('Corregir la decisión'))
  await sees(us.page.getByText(us.text.meeting.states.reopened, { exact: true }).first())
  await eventually(() => page.getByRole('main').getByRole('textbox').count()).toBeGreaterThan(10)
})
