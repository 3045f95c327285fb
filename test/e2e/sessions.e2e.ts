// Sessions end: by idleness, from elsewhere, by oneself; and what this device keeps stays with its owner.
import { describe, expect, test } from 'vitest'
import { PASSWORD } from './demoServer.ts'
import { eventually, type Person, SESSION_OVER, saved, sees, seesNo, status } from './person.ts'
import { agree, openAt, openItem, panel, titleField, typeAt, wordsIn } from './plan.ts'
import { useStage } from './stage.ts'

const stage = useStage({ keepsShell: true })

const lock = ({ page, text }: Person) => page.getByRole('dialog', { name: text.access.lock.title })
const unlock = async (person: Person) => {
  await lock(person).getByLabel(person.text.access.password, { exact: true }).fill(PASSWORD)
  await lock(person).getByRole('button', { name: person.text.access.lock.unlock }).click()
  await seesNo(lock(person))
}
const openSignOut = async (person: Person) => {
  await person.page.getByRole('button', { name: /^(Su cuenta|Your account): / }).click()
  await person.page.getByRole('menuitem', { name: person.text.frame.signOut }).click()
}

/** Every database, cache and key of this browser, as text: what a stranger could look for. */
const everythingKept = ({ page }: Person): Promise<string> =>
  page.evaluate(async () => {
    const found: string[] = [JSON.stringify(localStorage), JSON.stringify(sessionStorage)]
    const words = (value: unknown): string =>
      JSON.stringify(value, (_key, inner) => {
        const bytes = inner instanceof ArrayBuffer ? new Uint8Array(inner) : inner
        return bytes instanceof Uint8Array ? new TextDecoder().decode(bytes) : bytes
      })
    for (const { name } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name ?? '')
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
      for (const store of database.objectStoreNames) {
        const request = database.transaction(store).objectStore(store).getAll()
        await new Promise((resolve) => {
          request.onsuccess = resolve
        })
        found.push(`${name}/${store}: ${request.result.map(words).join('\n')}`)
      }
      database.close()
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name)
      for (const request of await cache.keys()) found.push(request.url)
    }
    return found.join('\n')
  })

describe('a session that ends', () => {
  test('[A2] is warned of one minute before, and a person who says so stays', async () => {
    const co = await stage.enter('co')
    await saved(co)
    stage.server().idleSince(co.email, 29.5)
    await co.page.reload()
    await sees(co.page.getByText(/Su acceso vence en \d+ segundos por inactividad/))
    await co.page.getByRole('button', { name: co.text.access.lock.stay }).click()
    await seesNo(co.page.getByText(/Su acceso vence en/))
  })

  test('[A2] locks the page by idleness; the password opens it where it was, with what was not sent yet', async () => {
    const [co, mx] = await Promise.all([stage.enter('co'), stage.enter('mx')])
    const address = await openItem(co, 'WG-013')
    await openAt(mx, 'WG-013', address)
    await openAt(co, 'WG-013', address)
    await saved(co)
    await stage.unplug(co)
    await typeAt(co, titleField(co, 'es'), 'end', ', antes del almuerzo')
    await status(co, 'en este dispositivo')
    stage.server().idleSince(co.email, 31)
    co.expects(...SESSION_OVER)
    await stage.plugIn(co)
    await sees(lock(co))
    expect(await wordsIn(titleField(mx, 'es'))).not.toContain('antes del almuerzo')
    await unlock(co)
    await sees(panel(co, 'WG-013'))
    await saved(co)
    await agree([titleField(co, 'es'), titleField(mx, 'es')], [', antes del almuerzo'])
  })

  test('[A9] ended from another browser: its socket closes within a second, and the page locks', async () => {
    const co = await stage.enter('secretariat')
    await saved(co)
    co.expects(...SESSION_OVER)
    const elsewhere = await stage.visit('secretariat', 'chair.localhost')
    await elsewhere.go('/')
    await elsewhere.signIn()
    await elsewhere.go('/me')
    const others = elsewhere.page.getByRole('button', { name: /^Cerrar el acceso de / })
    await sees(others)
    expect(await others.count()).toBe(1)
    const lost = co.lineLost()
    await others.click()
    await sees(elsewhere.page.getByText(co.text.frame.me.ended))
    const answered = performance.now()
    expect((await lost) - answered).toBeLessThan(1_000)
    await sees(lock(co))
    await unlock(co)
    await saved(co)
  })
})

test('[F4] on the demo, one press opens a role at its own address, signed in, and the page with the roles stays', async () => {
  const lobby = await stage.visit('secretariat')
  await lobby.go('/')
  const opening = lobby.context.waitForEvent('page')
  const roles = lobby.page.getByRole('region', { name: 'México' }).getByRole('button')
  await roles.filter({ hasText: lobby.text.people.roles.delegate }).click()
  const tab = await opening
  await tab.locator('.route').waitFor()
  expect(new URL(tab.url()).hostname).toBe('delegate.mx.localhost')
  expect(new URL(tab.url()).hash).toBe('')
  expect(await roles.count()).toBe(2)
})

describe('signing out', () => {
  test('[C7] with changes waiting it asks; waiting sends them first', async () => {
    const co = await stage.enter('co')
    const address = await openItem(co, 'WG-014')
    await openAt(co, 'WG-014', address)
    await saved(co)
    await stage.unplug(co)
    await typeAt(co, titleField(co, 'es'), 'end', ', por enviar')
    await status(co, 'en este dispositivo')
    await openSignOut(co)
    const dialog = co.page.getByRole('dialog', { name: /sin enviar$/ })
    await sees(dialog)
    for (const choice of [co.text.access.out.wait, co.text.access.out.download, co.text.access.out.discard])
      await sees(dialog.getByRole('button', { name: choice }))
    await dialog.getByRole('button', { name: co.text.access.out.wait }).click()
    await sees(dialog.getByText(co.text.access.out.waiting))
    await stage.plugIn(co)
    await sees(co.page.getByRole('button', { name: co.text.access.signIn, exact: true }))
    const mx = await stage.enter('mx')
    await openAt(mx, 'WG-014', address)
    await eventually(() => wordsIn(titleField(mx, 'es'))).toContain(', por enviar')
  })

  test('[C7] with changes waiting, they can be taken along as a file, or given up', async () => {
    const co = await stage.enter('co')
    const address = await openItem(co, 'WG-015')
    await openAt(co, 'WG-015', address)
    await saved(co)
    const before = await wordsIn(titleField(co, 'es'))
    await stage.unplug(co)
    await typeAt(co, titleField(co, 'es'), 'end', ', descartado')
    await status(co, 'en este dispositivo')
    await openSignOut(co)
    const dialog = co.page.getByRole('dialog')
    // Without a server nobody can be signed out: it says so, and the changes are still there.
    const [download] = await Promise.all([
      co.page.waitForEvent('download'),
      dialog.getByRole('button', { name: co.text.access.out.download }).click(),
    ])
    expect(download.suggestedFilename()).not.toBe('')
    await sees(dialog.getByText(co.text.access.out.needsServer))
    await dialog.getByRole('button', { name: co.text.common.cancel }).click()
    expect(await wordsIn(titleField(co, 'es'))).toBe(`${before}, descartado`)
    await stage.plugIn(co)
    await saved(co)
  })

  test('[C7] copies that one account leaves on a browser can neither be seen nor found by another one there; their owner finds them again', async () => {
    const person = await stage.visit('co', '127.0.0.1')
    await person.go('/g/tco/road-map')
    await person.signIn()
    const address = await openItem(person, 'WG-016')
    await openAt(person, 'WG-016', address)
    await saved(person)
    await stage.unplug(person)
    await typeAt(person, titleField(person, 'es'), 'end', ',')
    // All at once: letters that are typed one by one lie in the store one by one.
    await person.page.keyboard.insertText(' palabras-de-Colombia')
    await status(person, 'en este dispositivo')
    expect(await everythingKept(person)).toContain('palabras-de-Colombia')

    // The session ends while the page is away, and somebody else sits down.
    stage.server().idleSince(person.email, 31)
    person.expects(...SESSION_OVER)
    await stage.plugIn(person)
    await sees(lock(person))
    await person.page.reload()
    await person.page.getByRole('textbox', { name: person.text.access.email }).fill('delegate.mx@example.org')
    await person.page.getByLabel(person.text.access.password, { exact: true }).fill(PASSWORD)
    await person.page.getByRole('button', { name: person.text.access.signIn, exact: true }).click()
    await sees(person.page.getByRole('navigation', { name: person.text.frame.main }))
    await openAt(person, 'WG-016', address)
    await saved(person)
    expect(await wordsIn(titleField(person, 'es'))).not.toContain('palabras-de-Colombia')
    expect(await everythingKept(person)).not.toContain('palabras-de-Colombia')

    await openSignOut(person)
    await person.signIn()
    await openAt(person, 'WG-016', address)
    await eventually(() => wordsIn(titleField(person, 'es'))).toContain(', palabras-de-Colombia')
    await saved(person)
  })
})
