// Two delegations whose network knows no WebSockets.
import { afterEach, describe, expect, test } from 'vitest'
import { eventually, type Person, saved, sees } from './person.ts'
import { agree, caretAt, description, openAt, openItem, titleField, type, typeAt, without, wordsIn } from './plan.ts'
import { useStage } from './stage.ts'

const stage = useStage()

const REFUSED = [
  /^WebSocket connection to '.*\/live\/.*' failed: (Error during WebSocket handshake: )?Unexpected response code: 403/,
  /^WebSocket connection to '.*\/live\/.*' failed: $/,
  /^uncaught: (Firefox can’t establish a connection to the server at|The connection to) ws:\/\/.*\/live\//,
]
const NAMES = { co: 'delegate.co.localhost', mx: 'delegate.mx.localhost' } as const
afterEach(() => {
  for (const name of Object.values(NAMES)) stage.server().letUpgrades(name)
})
const enterBehindProxy = async (seat: keyof typeof NAMES): Promise<Person> => {
  stage.server().refuseUpgrades(NAMES[seat])
  const person = await stage.visit(seat)
  person.expects(...REFUSED)
  await person.signInUnseen()
  await person.go('/g/tco/road-map')
  await sees(person.page.locator('main.main'))
  return person
}
/** What the save status says when it is pressed. */
const saveDetails = async ({ page, text }: Person): Promise<string> => {
  const control = page.getByRole('button', { name: text.status.title })
  await control.click()
  const dialog = page.getByRole('dialog', { name: text.status.title })
  await dialog.waitFor()
  const words = (await dialog.textContent()) ?? ''
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
  return words
}

describe('behind a proxy that refuses WebSockets', () => {
  test('[T46] [I1] two delegations write together, one is cut off and comes back, and nothing is lost', async () => {
    const [co, mx] = await Promise.all([enterBehindProxy('co'), enterBehindProxy('mx')])
    const address = await openItem(co, 'WG-008')
    await openAt(mx, 'WG-008', address)
    await Promise.all([saved(co), saved(mx)])
    for (const person of [co, mx]) expect(await saveDetails(person)).toContain(person.text.status.overHttp)

    const editors = await Promise.all([description(co, 'es'), description(mx, 'es')])
    const [atCo, atMx] = editors
    const before = await agree(editors, [])
    const parts = ['Colombia abre la frase. ', ' México la cierra.'] as const
    await Promise.all([caretAt(co, atCo, 'start'), caretAt(mx, atMx, 'end')])
    await Promise.all([type(co, parts[0]), type(mx, parts[1])])
    expect(without(await agree(editors, parts), parts)).toBe(before)
    await Promise.all([saved(co), saved(mx)])

    await stage.unplug(co)
    await typeAt(co, titleField(co, 'es'), 'end', ', sin red')
    await typeAt(mx, titleField(mx, 'es'), 'start', 'Entretanto: ')
    await saved(mx)
    await eventually(() => co.page.getByRole('banner').textContent()).toContain(co.text.status.offline)
    await stage.plugIn(co)
    await saved(co)
    await agree([titleField(co, 'es'), titleField(mx, 'es')], [', sin red', 'Entretanto: '])
    expect(await saveDetails(co)).toContain(co.text.status.overHttp)
    await eventually(() => wordsIn(atMx)).toContain('Colombia abre la frase. ')

    // In another network the page takes WebSockets again.
    stage.server().letUpgrades(NAMES.co)
    await co.page.reload()
    await sees(co.page.locator('main.main'))
    await saved(co)
    expect(await saveDetails(co)).not.toContain(co.text.status.overHttp)
  })
})

describe('behind a proxy that lets WebSockets hang', () => {
  test('[T56] the next page of this device does not wait for them again, and takes them when they work', async () => {
    stage.server().hangUpgrades(NAMES.mx)
    const mx = await stage.visit('mx')
    await mx.signInUnseen()
    const savedAfter = async () => {
      const begun = performance.now()
      await mx.go('/g/tco/road-map')
      await sees(mx.page.locator('main.main'))
      // Half a minute at first.
      await expect.poll(() => mx.page.getByRole('banner').textContent(), { timeout: 60_000 }).toContain(mx.text.status.saved)
      return performance.now() - begun
    }
    const first = await savedAfter()
    const second = await savedAfter()
    process.stdout.write(
      `    (where upgrades hang, saved after ${Math.round(first)} ms, on the next page after ${Math.round(second)} ms)\n`,
    )
    expect(second).toBeLessThan(first / 2)
    expect(await saveDetails(mx)).toContain(mx.text.status.overHttp)
    stage.server().letUpgrades(NAMES.mx)
    await savedAfter()
    await eventually(() => saveDetails(mx)).not.toContain(mx.text.status.overHttp)
  })
})
