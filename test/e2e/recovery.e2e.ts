// A backup goes back while two people are at the plan: what one of them had seen of the other returns through a browser.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { run } from '../backup/installation.ts'
import { aFolder } from '../log/openLog.ts'
import { eventually, NO_NETWORK, type Person, SESSION_OVER, saved, saveStatus, sees, seesNo, status } from './person.ts'
import { agree, body, createText, openAt, openItem, titleField, typeAt, wordsIn } from './plan.ts'
import { useStage } from './stage.ts'

const stage = useStage()
/** The server knows no such document any more. */
const UNKNOWN = /^WebSocket connection to '.*\/live\/page:.*' failed: Error during WebSocket handshake: Unexpected response code: 404/

/** A restore signs everybody out. */
const comeBack = async (person: Person) => {
  const lock = person.page.getByRole('dialog', { name: person.text.access.lock.title })
  await person.page.evaluate(() => dispatchEvent(new Event('online')))
  await sees(lock)
  await lock.getByLabel(person.text.access.password, { exact: true }).fill('tres delegaciones, una hoja de ruta')
  await lock.getByRole('button', { name: person.text.access.lock.unlock }).click()
}
const showHistory = ({ page, text }: Person) =>
  page.getByRole('complementary').getByRole('button', { name: text.history.title, exact: true }).click()

describe('after a restore', () => {
  test('[K5] [K6] a device brings back what it had seen of others, which stands as unverified until they return', async () => {
    const [co, us] = await Promise.all([stage.enter('co'), stage.enter('us')])
    const address = await openItem(co, 'WG-012')
    await openAt(us, 'WG-012', address)
    await Promise.all([saved(co), saved(us)])
    const { folder, kill, start } = stage.house()
    const backup = join(aFolder(), 'safe.db')
    expect((await run('backup', backup, folder)).code).toBe(0)
    await typeAt(us, titleField(us, 'es'), 'end', ', de Washington')
    await eventually(() => wordsIn(titleField(co, 'es'))).toContain(', de Washington')
    await Promise.all([saved(co), saved(us)])

    for (const person of [co, us]) person.expects(...NO_NETWORK, ...SESSION_OVER)
    stage.house().cut(us.name)
    await kill()
    expect((await run('restore', backup, folder)).code).toBe(0)
    await start()
    await comeBack(co)
    await status(co, co.text.status.serverLostRest)
    expect(await wordsIn(titleField(co, 'es'))).not.toContain('Washington')
    expect((await run('recover', '--open', folder)).code).toBe(0)
    await status(co, co.text.status.recovered)
    await eventually(() => wordsIn(titleField(co, 'es'))).toContain(', de Washington')
    await saveStatus(co).click()
    await co.page.getByRole('button', { name: co.text.status.understood }).click()
    await saved(co)
    await showHistory(co)
    const mark = co.page.getByText('autoría sin verificar')
    await sees(mark)

    stage.house().mend(us.name)
    await comeBack(us)
    await saved(us)
    await eventually(() => wordsIn(titleField(us, 'es'))).toContain(', de Washington')
    await co.page.reload()
    await showHistory(co)
    await sees(co.page.getByText(', de Washington'))
    await seesNo(mark)
  })

  test('[K7] a text that was made after the backup is set aside on each device, opened or not, and can be downloaded', async () => {
    const [co, us] = await Promise.all([stage.enter('co'), stage.enter('us')])
    const { folder, kill, start } = stage.house()
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
    await sees(co.page.getByText(co.text.texts.lost))
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
})
