// Without a network, and without a server: what one writes is there afterwards, for everybody.
import { describe, expect, test } from 'vitest'
import { eventually, NO_NETWORK, type Person, saved, sees, status } from './person.ts'
import { agree, description, openAt, openItem, panel, titleField, typeAt, wordsIn } from './plan.ts'
import { useStage } from './stage.ts'

const stage = useStage({ keepsShell: true })

/** The pages must come from the device from here on. */
const shellKept = async ({ page }: Person) => {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
  })
  await page.reload()
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
}

describe('without a network', () => {
  test('[C2] [C3] edits made offline survive a reload, are counted, and arrive when the network is back', async () => {
    const [co, mx] = await Promise.all([stage.enter('co'), stage.enter('mx')])
    const address = await openItem(co, 'WG-008')
    await openAt(mx, 'WG-008', address)
    await openAt(co, 'WG-008', address)
    await saved(co)
    await shellKept(co)
    await sees(panel(co, 'WG-008'))
    await saved(co)

    await stage.unplug(co)
    await typeAt(co, titleField(co, 'es'), 'end', ', sin red')
    await status(co, co.text.status.offline)
    await status(co, 'en este dispositivo')
    await co.page.reload()
    await sees(panel(co, 'WG-008'))
    await eventually(() => wordsIn(titleField(co, 'es'))).toContain(', sin red')
    await status(co, 'en este dispositivo')
    const kept = Number(/(\d+) cambio/.exec((await co.page.getByRole('banner').textContent()) ?? '')?.[1])
    expect(kept).toBeGreaterThan(0)

    // A deep link, and a text that was never opened here: the frame stands, and nothing is shown as empty.
    await typeAt(co, await description(co, 'es'), 'start', 'Escrito en el avión. ')
    await eventually(async () => Number(/(\d+) cambio/.exec((await co.page.getByRole('banner').textContent()) ?? '')?.[1])).toBeGreaterThan(
      kept,
    )
    await typeAt(mx, titleField(mx, 'es'), 'start', 'Entretanto: ')
    await saved(mx)

    await stage.plugIn(co)
    await saved(co)
    await sees(co.page.getByText(/Conexión restablecida\. Se enviaron \d+ cambios suyos y se recibi(ó|eron) \d+ de MX/))
    await agree([titleField(co, 'es'), titleField(mx, 'es')], [', sin red', 'Entretanto: '])
    await agree([await description(co, 'es'), await description(mx, 'es')], ['Escrito en el avión. '])
  })
})

describe('without a server', () => {
  test('[C1] [I2] a server that is killed while two people type, and comes back, loses nothing', async () => {
    const [co, us] = await Promise.all([stage.enter('co'), stage.enter('us')])
    const address = await openItem(co, 'WG-014')
    await openAt(us, 'WG-014', address)
    const editors = await Promise.all([co, us].map((person) => description(person, 'es')))
    const [atCo, atUs] = editors
    if (!atCo || !atUs) throw new Error('two editors')
    for (const person of [co, us]) person.expects(...NO_NETWORK)
    const words = [
      ' Colombia sigue escribiendo mientras el servidor cae y vuelve.',
      'Estados Unidos también escribe todo el tiempo. ',
    ] as const
    const typing = Promise.all([typeAt(co, atCo, 'end', words[0]), typeAt(us, atUs, 'start', words[1])])
    await eventually(() => wordsIn(atCo)).toContain('Colombia sigue')
    await stage.server().kill()
    await status(co, co.text.status.reconnecting)
    await typing
    await stage.server().start()
    await Promise.all([saved(co), saved(us)])
    await agree(editors, words)
    // A join now reads it from the server alone.
    const mx = await stage.enter('mx')
    await openAt(mx, 'WG-014', address)
    await agree([await description(mx, 'es'), atCo], words)
  })
})
