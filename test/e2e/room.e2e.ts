// A session in its room: a secretary leads it by keys, a delegate follows, and the projector shows both languages to everyone.
import type { Locator, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { ask } from './meetings.ts'
import { eventually, type Person, saved, sees, seesNo } from './person.ts'
import { panel } from './plan.ts'
import { useStage } from './stage.ts'

const stage = useStage()
const TEXT_POINT = 'Plazo de respuesta a las consultas'
const HOUR = 3_600_000

interface Third {
  readonly number: number
  readonly id: string
  readonly state: string
}
/** The sample's third session, which is open. */
const thirdSession = async ({ page }: Person): Promise<Third> => {
  const meetings: readonly Third[] = await page.evaluate(async () => (await fetch('/api/groups/tco/meetings')).json())
  const third = meetings.find(({ number }) => number === 3)
  if (!third) throw new Error('the sample has no third session')
  return third
}
const addressOf = ({ id }: Third): string => `/g/tco/sessions/${id}`
/** Its address; it is held, if no story before has done so. */
const inSession = async (secretary: Person): Promise<string> => {
  const third = await thirdSession(secretary)
  if (third.state === 'open') await ask(secretary.page, 'PUT', `/api/groups/tco/meetings/${third.id}/state`, { state: 'inSession' })
  return addressOf(third)
}
const confirm = async ({ page }: Person, verb: string) => {
  await page.getByRole('button', { name: verb }).click()
  await page.getByRole('dialog').getByRole('button', { name: verb }).click()
}
const enterRoom = async (person: Person, session: string) => {
  await person.go(`${session}/room`)
  await sees(agenda(person.page))
}
const openProjector = async ({ page, text }: Person): Promise<Page> => {
  const [projector] = await Promise.all([page.waitForEvent('popup'), page.getByRole('link', { name: text.room.projector }).click()])
  await projector.setViewportSize({ width: 1280, height: 720 })
  return projector
}

const agenda = (page: Page): Locator => page.getByRole('navigation', { name: /^(Orden del día|Agenda)$/ })
const current = (page: Page): Locator => agenda(page).locator('[aria-current="step"]')
/** Its words stand in a field, for the person who may write. */
const outcome = (page: Page, words: string): Locator => page.getByRole('article').filter({ has: page.locator(`[data-words="${words}"]`) })
/** Seconds that its timer shows. */
const secondsLeft = async (page: Page): Promise<number> => {
  const [minutes, seconds] = ((await page.getByRole('timer').textContent()) ?? '').split(':').slice(-2).map(Number)
  return (minutes ?? Number.NaN) * 60 + (seconds ?? Number.NaN)
}
/** Where it stands on the screen, in whole pixels. */
const topOf = async (part: Locator): Promise<number> => Math.round((await part.boundingBox())?.y ?? Number.NaN)
const passage = (page: Page, words: string): Locator => page.locator('[data-shows^="text"]').filter({ hasText: words }).last()
const takeUp = async ({ page, text }: Person, title: string) => {
  await agenda(page).getByRole('button', { name: title }).click()
  await page.getByRole('button', { name: text.room.take }).click()
  await sees(current(page).filter({ hasText: title }))
}

describe('a session in its room', () => {
  test('[S23] [S15] takes up points and makes decisions and items by one key, for everyone; the clock is the server’s', async () => {
    const [secretary, co] = await Promise.all([stage.enter('secretariat'), stage.visit('co')])
    // This device is an hour ahead.
    await co.context.addInitScript((ahead) => {
      const own = Date.now.bind(Date)
      Date.now = () => own() + ahead
    }, HOUR)
    await co.go('/')
    await co.signIn()
    const { page, text } = secretary

    const session = addressOf(await thirdSession(secretary))
    await secretary.go(session)
    await page.getByRole('link', { name: text.meeting.room, exact: true }).click()
    await enterRoom(co, session)
    await sees(co.page.getByText(co.text.room.notBegun.open))
    await confirm(secretary, text.meeting.act.start)
    await sees(page.getByText(text.meeting.states.inSession))
    const projector = await openProjector(secretary)

    await page.bringToFront()
    await page.keyboard.press('n')
    for (const screen of [page, co.page]) await sees(current(screen).filter({ hasText: 'Apertura y aprobación' }))
    await sees(projector.getByRole('heading', { name: 'Apertura y aprobación del orden del día' }))
    await sees(projector.getByText('Opening and adoption of the agenda'))
    await eventually(async () => Math.abs((await secondsLeft(page)) - (await secondsLeft(co.page)))).toBeLessThanOrEqual(1)
    await page.keyboard.press('p')
    await sees(co.page.getByText(co.text.room.paused))

    await page.keyboard.press('d')
    await page.keyboard.type('Se aprueba el orden del día.')
    await page.keyboard.press('Tab')
    await page.keyboard.type('The agenda is adopted.')
    await page.keyboard.press('Escape')
    await page.keyboard.press('a')
    await page.keyboard.type('Enviar el orden del día a las capitales.')
    await page.keyboard.press('Escape')
    const decided = outcome(co.page, 'The agenda is adopted.')
    await sees(decided.filter({ hasText: /Decisión \d+/ }))
    await sees(projector.getByText('The agenda is adopted.'))
    const made = outcome(co.page, 'Enviar el orden del día a las capitales.')
    const code = (await made.getByRole('link').textContent())?.trim() ?? ''
    expect(code).toMatch(/^WG-\d+$/)
    const address = (await made.getByRole('link').getAttribute('href')) ?? ''
    // In the road map it says where it comes from.
    const roadMap = await co.context.newPage()
    await roadMap.goto(address)
    const shown = panel({ ...co, page: roadMap }, code)
    await shown.getByText(co.text.roadmap.panel.more).click()
    await sees(shown.getByText(co.text.meeting.session(3)))
    await roadMap.close()

    await page.keyboard.press('m')
    const minutes = page.getByRole('textbox', { name: text.meeting.minutesIn.es })
    await sees(minutes)
    await page.keyboard.type('La secretaría traducirá los anexos.')
    await page.keyboard.press('Shift+Home')
    await page.keyboard.press('Alt+d')
    await sees(outcome(co.page, 'La secretaría traducirá los anexos.').filter({ hasText: /Decisión \d+/ }))
    await page.keyboard.press('Alt+m')
    await seesNo(minutes)
    // Opened by the mouse they are written at once, too: no letter becomes an act of the room.
    await page.getByRole('button', { name: text.room.minutes }).click()
    await page.keyboard.type('Nada más.')
    await sees(minutes.filter({ hasText: 'Nada más.' }))
    await page.keyboard.press('Alt+m')
    await seesNo(minutes)
    await saved(secretary)
  })

  test('[S16] a delegate asks for the floor, the secretary gives it and puts a point off', async () => {
    const [secretary, co, observer] = await Promise.all([stage.enter('secretariat'), stage.enter('co'), stage.enter('observer')])
    const session = await inSession(secretary)
    await Promise.all([secretary, co, observer].map((person) => enterRoom(person, session)))
    await takeUp(secretary, TEXT_POINT)
    await sees(co.page.getByRole('heading', { name: TEXT_POINT }))
    await co.page.keyboard.press('h')
    const speakers = secretary.page.getByRole('list').filter({ hasText: 'FGN' })
    await sees(speakers.getByRole('listitem').filter({ hasText: 'CO' }))
    await secretary.page.keyboard.press('g')
    await sees(observer.page.getByRole('listitem').filter({ hasText: observer.text.room.speaking }))
    expect(await observer.page.getByRole('button', { name: observer.text.room.ask }).count()).toBe(0)
    // A delegate leads nobody.
    await co.page.keyboard.press('n')
    await co.page.getByRole('button', { name: co.text.room.yield }).click()
    await sees(observer.page.getByText(observer.text.room.nobodyWaits))
    await sees(current(co.page).filter({ hasText: TEXT_POINT }))

    await secretary.page.keyboard.press('l')
    await secretary.page.getByLabel(secretary.text.room.reasonIn.es).fill('Faltan los datos.')
    await secretary.page.getByRole('dialog').getByRole('button', { name: secretary.text.room.defer }).click()
    await sees(agenda(co.page).locator('[data-state="deferred"]').filter({ hasText: TEXT_POINT }))
    await sees(current(co.page).filter({ hasText: 'Distribución de activos decomisados' }))
  })
})

describe('the projector', () => {
  test('[S20] [S21] [S22] shows what the secretary shows, and moves nothing that somebody edits', async () => {
    const [secretary, co] = await Promise.all([stage.enter('secretariat'), stage.enter('co')])
    await enterRoom(secretary, await inSession(secretary))
    await takeUp(secretary, TEXT_POINT)
    const projector = await openProjector(secretary)
    const [first, last] = [passage(projector, 'La consulta es voluntaria'), passage(projector, 'La consulta indica, en particular')]
    await sees(first)
    const { page, text } = secretary
    await page.bringToFront()
    const show = (words: string) => passage(page, words).getByRole('button').click()

    await page.getByRole('button', { name: /^Mostrar los \d+ párrafos$/ }).click()
    await show('La consulta es voluntaria')
    await eventually(async () => (await topOf(first)) > 60 && (await topOf(first)) < 600).toBe(true)
    const before = await topOf(first)

    // A delegate writes in the paragraph before it, which grows; what is shown stays.
    await co.go('/g/tco/texts/early-consultation')
    const body = co.page.getByRole('textbox', { name: co.text.texts.sides.es, exact: true })
    await sees(body)
    await body.getByText('La consulta es voluntaria').click()
    await co.page.keyboard.press('Home')
    await sees(projector.locator('[data-edited]').filter({ hasText: 'La consulta es voluntaria' }))
    await co.page.keyboard.type('En todos los casos, y sin que ello demore la solicitud, se entiende que: ', { delay: 5 })
    await sees(first.filter({ hasText: 'se entiende que' }))
    expect(await topOf(first)).toBe(before)

    // Shown meanwhile: it comes when the delegate has left the paragraph, and not before.
    await show('La consulta indica, en particular')
    await sees(projector.locator('.is-before').filter({ hasText: 'La consulta indica' }))
    expect(await topOf(first)).toBe(before)
    await co.page.keyboard.press('Escape')
    await eventually(async () => (await topOf(last)) > 60 && (await topOf(last)) < 640).toBe(true)

    // What has lost its line says so.
    await stage.unplug(secretary)
    await sees(projector.getByText(/^Sin conexión/))
    await page.keyboard.press('n')
    await sees(current(page).filter({ hasText: 'Distribución de activos decomisados' }))
    await stage.plugIn(secretary)
    await seesNo(projector.getByText(/^Sin conexión/))
    await sees(projector.getByRole('heading', { name: 'Distribución de activos decomisados' }))
    await page.getByRole('button', { name: text.room.keys }).click()
    await sees(page.getByRole('dialog', { name: text.room.keys }))
  })
})
