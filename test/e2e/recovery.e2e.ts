// A backup goes back while two people are at the plan: what one of them had seen of the other returns through a browser.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { MeetingState } from '../../shared/meeting/lifecycle.ts'
import { run } from '../server/backup/installation.ts'
import { aFolder } from '../server/log/openLog.ts'
import { ask } from './meetings.ts'
import { at, atStop, handle } from './past.ts'
import { eventually, NO_NETWORK, type Person, SESSION_OVER, saved, saveStatus, sees, seesNo, status } from './person.ts'
import { agree, body, createText, openAt, openItem, row, titleField, typeAt, wordsIn } from './plan.ts'
import { useStage } from './stage.ts'

const stage = useStage({ keepsShell: true })
const title = ({ page, text }: Person) => page.getByLabel(text.meeting.titleIn.es, { exact: true })
const conduct = ({ page }: Person, meeting: string, state: MeetingState) =>
  ask(page, 'PUT', `/api/groups/tco/meetings/${meeting}/state`, { state })
/** The server knows no such document any more. */
const UNKNOWN =
  /^WebSocket connection to '.*\/live\/(page|meeting):.*' failed: Error during WebSocket handshake: Unexpected response code: 404/

/** A restore signs everybody out. */
const comeBack = async (person: Person) => {
  const lock = person.page.getByRole('dialog', { name: person.text.access.lock.title })
  await person.page.evaluate(() => dispatchEvent(new Event('online')))
  await sees(lock)
  await lock.getByLabel(person.text.access.password, { exact: true }).fill('tres delegaciones, una hoja de ruta')
  await lock.getByRole('button', { name: person.text.access.lock.unlock }).click()
}
const understand = async (person: Person) => {
  await saveStatus(person).click()
  // The first one is that of the notice of another chain.
  await person.page.getByRole('button', { name: person.text.status.understood }).last().click()
}
const showTextHistory = ({ page, text }: Person) => page.getByRole('button', { name: text.history.title, exact: true }).click()
/** Where it is told who changed the item since this moment: what is said there. */
const toldOf = async (person: Person, since: number) => {
  const { page } = person
  await person.go(`/g/tco/review?since=at:${since}`)
  const line = page
    .locator('.acts')
    .getByRole('listitem')
    .filter({ has: page.getByText('WG-012', { exact: true }) })
  await sees(line)
  const review = await line.textContent()
  await person.go(`/g/tco/road-map?since=at:${since}&only=changed`)
  await row(person, 'WG-012').locator('[data-field="title"]').hover()
  const tip = page.getByRole('tooltip')
  await sees(tip)
  const cell = await tip.textContent()
  await person.go('/g/tco/road-map?at=now')
  await sees(handle(person))
  const stops: (string | null)[] = []
  // A return adds a stop that changes nothing: one of the last two is what came back.
  for (const end = await at(person); stops.length < 2; ) {
    await atStop(person, end - stops.length)
    stops.push(await handle(person).getAttribute('aria-valuetext'))
    await page.keyboard.press('ArrowLeft')
  }
  return { review, cell, slider: stops.join() }
}
const showHistory = ({ page, text }: Person) =>
  page.getByRole('complementary').getByRole('button', { name: text.history.title, exact: true }).click()

describe('after a restore', () => {
  test('[K5] [K6] a device brings back what it had seen of others, which stands as unverified until they return', async () => {
    const [co, us] = await Promise.all([stage.enter('co'), stage.enter('us')])
    const address = await openItem(co, 'WG-012')
    await openAt(us, 'WG-012', address)
    await Promise.all([saved(co), saved(us)])
    const { folder, kill, start } = stage.server()
    const backup = join(aFolder(), 'safe.db')
    expect((await run('backup', backup, folder)).code).toBe(0)
    const since = Date.now()
    await typeAt(us, titleField(us, 'es'), 'end', ', de Washington')
    await eventually(() => wordsIn(titleField(co, 'es'))).toContain(', de Washington')
    await Promise.all([saved(co), saved(us)])

    for (const person of [co, us]) person.expects(...NO_NETWORK, ...SESSION_OVER)
    stage.server().cut(us.name)
    await kill()
    expect((await run('restore', backup, folder)).code).toBe(0)
    await start()
    await comeBack(co)
    await status(co, co.text.status.serverLostRest)
    expect(await wordsIn(titleField(co, 'es'))).not.toContain('Washington')
    expect((await run('recover', '--open', folder)).code).toBe(0)
    await status(co, co.text.status.broughtBack)
    await eventually(() => wordsIn(titleField(co, 'es'))).toContain(', de Washington')
    await saveStatus(co).click()
    await sees(co.page.getByText(co.text.status.broughtBackWhy))
    await saveStatus(co).click()
    await understand(co)
    await saved(co)
    await showHistory(co)
    const mark = co.page.getByText('autoría sin verificar')
    await sees(mark)
    for (const said of Object.values(await toldOf(co, since))) expect(said).toMatch(/autoría sin verificar/i)

    stage.server().mend(us.name)
    await comeBack(us)
    await saved(us)
    await eventually(() => wordsIn(titleField(us, 'es'))).toContain(', de Washington')
    for (const said of Object.values(await toldOf(co, since))) expect(said).not.toMatch(/sin verificar/i)
    await co.go(address)
    await showHistory(co)
    await sees(co.page.getByText(', de Washington'))
    await seesNo(mark)
  })

  test('[K7] a text that was made after the backup is set aside on each device, opened or not, and can be downloaded', async () => {
    const [co, us] = await Promise.all([stage.enter('co'), stage.enter('us')])
    const { folder, kill, start } = stage.server()
    const backup = join(aFolder(), 'safe.db')
    expect((await run('backup', backup, folder)).code).toBe(0)
    const address = await createText(co, 'Hecha después')
    await typeAt(co, body(co, 'es'), 'start', 'Palabras de Colombia.')
    await us.go(address)
    await agree([body(co, 'es'), body(us, 'es')], ['Palabras de Colombia.'])
    await typeAt(us, body(us, 'es'), 'end', ' Words of Washington.')
    await agree([body(co, 'es'), body(us, 'es')], [' Words of Washington.'])
    await Promise.all([saved(co), saved(us)])
    await us.go('/g/tco/road-map')
    await saved(us)

    for (const person of [co, us]) person.expects(...NO_NETWORK, ...SESSION_OVER, UNKNOWN)
    await kill()
    expect((await run('restore', backup, folder)).code).toBe(0)
    await start()
    await Promise.all([comeBack(co), comeBack(us)])
    await sees(co.page.getByText(co.text.documents.page.lost.title))
    for (const person of [co, us]) {
      await status(person, person.text.status.serverLostRest)
      await saveStatus(person).click()
      await person.page.getByRole('link', { name: person.text.status.seeKept }).last().click()
      const kept = person.page.getByRole('region', { name: person.text.frame.me.kept }).getByRole('listitem')
      await sees(kept.getByText(person.text.status.lostSince))
      expect(await kept.textContent()).toMatch(/Hecha después\s+Palabras de Colombia\. Words of Washington\./)
      const [file] = await Promise.all([
        person.page.waitForEvent('download'),
        kept.getByRole('button', { name: person.text.common.download }).click(),
      ])
      expect(readFileSync(await file.path(), 'utf8')).toContain('Palabras de Colombia.')
    }
  })

  test.each([
    { who: 'co', opened: 'while the text is open' },
    { who: 'us', opened: 'before they are back, at the plan' },
  ] as const)(
    '[K8] a text made after the backup comes back from two people, $who first, recovery opened $opened; what is of the other is unverified until they return',
    async ({ who, opened }) => {
      const people = { co: await stage.enter('co'), us: await stage.enter('us') }
      const { co, us } = people
      const [first, second] = who === 'co' ? [co, us] : [us, co]
      const { folder, kill, start } = stage.server()
      const backup = join(aFolder(), 'safe.db')
      expect((await run('backup', backup, folder)).code).toBe(0)
      const address = await createText(co, 'Hecha después')
      await typeAt(co, body(co, 'es'), 'start', 'Palabras de Colombia.')
      await us.go(address)
      await agree([body(co, 'es'), body(us, 'es')], ['Palabras de Colombia.'])
      await typeAt(us, body(us, 'es'), 'end', ' Words of Washington.')
      const words = await agree([body(co, 'es'), body(us, 'es')], [' Words of Washington.'])
      await Promise.all([saved(co), saved(us)])
      // Who has other things open when they return.
      for (const person of who === 'us' ? [us, co] : [us]) {
        await person.go('/g/tco/road-map')
        await saved(person)
      }

      for (const person of [co, us]) person.expects(...NO_NETWORK, ...SESSION_OVER, UNKNOWN)
      stage.server().cut(second.name)
      await kill()
      expect((await run('restore', backup, folder)).code).toBe(0)
      await start()
      if (opened !== 'while the text is open') expect((await run('recover', '--open', folder)).code).toBe(0)
      await comeBack(first)
      if (opened === 'while the text is open') {
        await sees(first.page.getByText(first.text.documents.page.lost.title))
        await status(first, first.text.status.serverLostRest)
        expect((await run('recover', '--open', folder)).code).toBe(0)
      }
      await status(first, first.text.status.broughtBack)
      if (who === 'us') {
        await first.page.getByRole('link', { name: first.text.frame.texts, exact: true }).first().click()
        await first.page.locator(`a[href="${address}"]`).click()
      }
      await agree([body(first, 'es')], [words])
      await understand(first)
      await saved(first)
      const mark = first.page.getByText(/autoría sin verificar|author unverified/)
      await showTextHistory(first)
      await sees(mark)

      stage.server().mend(second.name)
      await comeBack(second)
      await saved(second)
      await second.page.getByRole('link', { name: second.text.frame.texts, exact: true }).first().click()
      await second.page.locator(`a[href="${address}"]`).click()
      await agree([body(first, 'es'), body(second, 'es')], [words])
      await saved(second)
      await first.page.reload()
      await agree([body(first, 'es')], [words])
      await sees(first.page.getByRole('complementary').getByText('Palabras de Colombia.'))
      await seesNo(mark)
    },
  )

  test('[K8] a session that was being held comes back open from a delegation, with its number, and the secretariat closes it', async () => {
    const [secretariat, us] = await Promise.all([stage.enter('secretariat'), stage.enter('us')])
    const { folder, kill, start } = stage.server()
    const backup = join(aFolder(), 'safe.db')
    expect((await run('backup', backup, folder)).code).toBe(0)
    const meeting = await ask(secretariat.page, 'POST', '/api/groups/tco/meetings', {})
    for (const state of ['open', 'inSession'] as const) await conduct(secretariat, meeting.id, state)
    const address = `/g/tco/sessions/${meeting.id}`
    // The server goes before it has told this device whose the session is.
    await us.page.route('**/api/documents/meeting*/head*', () => undefined)
    await Promise.all([secretariat.go(address), us.go(address)])
    await title(secretariat).fill('Balance de la consulta previa')
    await eventually(() => title(us).inputValue()).toBe('Balance de la consulta previa')
    await Promise.all([saved(secretariat), saved(us)])

    for (const person of [secretariat, us]) person.expects(...NO_NETWORK, ...SESSION_OVER, UNKNOWN)
    stage.server().cut(secretariat.name)
    await kill()
    expect((await run('restore', backup, folder)).code).toBe(0)
    await start()
    await comeBack(us)
    await sees(us.page.getByText(us.text.documents.meeting.lost.title))
    expect((await run('recover', '--open', folder)).code).toBe(0)
    await status(us, us.text.status.broughtBack)
    await eventually(() => title(us).inputValue()).toBe('Balance de la consulta previa')
    const sessions = await us.page.evaluate(async () => (await fetch('/api/groups/tco/meetings')).json())
    expect(sessions).toContainEqual(
      expect.objectContaining({ id: meeting.id, number: meeting.number, state: 'open', startedAt: expect.any(Number) }),
    )
    await understand(us)
    stage.server().mend(secretariat.name)
    await comeBack(secretariat)
    await eventually(() => title(secretariat).inputValue()).toBe('Balance de la consulta previa')
    await conduct(secretariat, meeting.id, 'closed')
    await status(us, us.text.status.closed)
  })
})
