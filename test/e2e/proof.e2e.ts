// A sceptical delegate proves an archive on their own device, with heads that they kept earlier; nothing that is dropped hangs the page.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator } from 'playwright-core'
import { afterAll, describe, expect, test } from 'vitest'
import { must } from '../../shared/result.ts'
import { violationsOf } from './axe.ts'
import { NO_NETWORK, type Person, saved, sees, seesNo } from './person.ts'
import { openItem, titleField, typeAt } from './plan.ts'
import { useStage } from './stage.ts'

const stage = useStage({ keepsShell: true })
const folder = mkdtempSync(join(tmpdir(), 'ruta-proof-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
/** Where pictures of the screens go, when somebody wants to look at them. */
const PICTURES = process.env.PROOF_PICTURES

const take = async ({ page }: Person, button: Locator, as: string): Promise<string> => {
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()])
  const file = join(folder, as)
  await download.saveAs(file)
  return file
}
const choose = ({ page }: Person, ...files: readonly string[]) => page.locator('.proof input[type=file]').setInputFiles([...files])
const check = async (person: Person) => {
  await person.page.getByRole('button', { name: person.text.proof.check, exact: true }).click()
  await sees(person.page.getByRole('heading', { name: person.text.proof.result, exact: true }))
}
const picture = async ({ page }: Person, name: string) => {
  if (!PICTURES) return
  for (const width of [1440, 820, 390])
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width, height: 900 })
      await page.screenshot({ path: join(PICTURES, `${name}-${width}-${colorScheme}.png`) })
    }
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 1280, height: 900 })
}
const named = (name: string, content: string | Uint8Array) => {
  const file = join(folder, name)
  writeFileSync(file, content)
  return file
}

describe('[T42] an archive in the browser', () => {
  test('is proved without a connection by heads that were kept earlier, and what came after them is said to be the server’s word', async () => {
    const chair = await stage.enter('chair')
    const { page, text } = chair
    await chair.go('/g/tco/verification')
    const heads = await take(chair, page.getByRole('button', { name: text.trust.downloadHeads }), 'heads.json')
    await chair.go('/g/tco/road-map')
    await openItem(chair, 'WG-016')
    await typeAt(chair, titleField(chair, 'es'), 'end', ' después de los sellos')
    await saved(chair)
    await chair.go('/g/tco/verification')
    const archive = await take(chair, page.getByRole('button', { name: text.trust.downloadArchive }), 'group.ruta')
    await page.getByRole('link', { name: text.proof.open }).click()
    await sees(page.getByRole('heading', { name: text.proof.title, level: 1 }))
    await picture(chair, 'empty')
    expect(await violationsOf(page, 'light')).toEqual([])
    chair.expects(...NO_NETWORK)
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    await chair.context.setOffline(true)
    // Alone it proves nothing against the server; nor does what the device remembers, unless that is wanted.
    await choose(chair, archive)
    const remembered = page.getByRole('checkbox')
    await sees(remembered)
    await remembered.click()
    await sees(page.getByText(text.proof.noHeads))
    await check(chair)
    await sees(page.getByText(text.proof.consistent))
    await choose(chair, heads)
    await check(chair)
    const found = page.locator('.trust__found')
    await sees(found.getByText(/^Proved in part: |^Probado en parte: /))
    await sees(found.getByText(/hours are the server’s word|horas son la palabra del servidor/))
    await sees(page.locator('.trust__list li', { hasText: text.proof.documents.roadmap }).getByText(/the server’s word/))
    await picture(chair, 'covered')
    for (const theme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: theme })
      expect(await violationsOf(page, theme)).toEqual([])
    }
    await page.emulateMedia({ colorScheme: 'light' })

    // One bit, somewhere in the plan.
    const bytes = readFileSync(archive)
    const place = bytes.length >> 1
    bytes[place] = (bytes[place] ?? 0) ^ 1
    await choose(chair, named('group.ruta', bytes))
    await check(chair)
    await sees(page.getByText(text.proof.wrong, { exact: true }))
    await sees(page.locator('.trust__list [data-state=damaged]').first())
    await sees(page.getByText(text.proof.faults.seal))
    await picture(chair, 'tampered')
    expect(await violationsOf(page, 'light')).toEqual([])
    await chair.context.setOffline(false)
  })

  test('is proved without signing in; what is no archive, or not all of one, gets a sentence in either language', async () => {
    const co = await stage.enter('co')
    const { page } = co
    await page.context().clearCookies()
    await co.go('/verify')
    const { text } = co
    await page.getByRole('button', { name: text.proof.check, exact: true }).click()
    await sees(page.getByText(text.proof.noArchive))
    const archive = readFileSync('test/server/trust/first.ruta')
    await choose(co, named('page.ruta', '<!doctype html><title>502</title>'), named('empty.ruta', ''))
    await sees(page.getByText(text.proof.kinds.neither))
    await sees(page.getByText(text.proof.kinds.empty))
    await choose(co, named('cut.ruta', archive.subarray(0, archive.length - 300)))
    await check(co)
    await sees(page.getByText(text.proof.wrong, { exact: true }))
    await sees(page.getByText(/cortado después del byte|cut off after byte/))
    await choose(co, named('first.ruta', archive), named('wrong.json', '{"heads":{"seq":1e999}}'))
    await check(co)
    await sees(page.getByText(text.proof.faults.notHeads('wrong.json')))
    await page.getByRole('button', { name: text.proof.remove('wrong.json') }).click()
    const other = { group: 'other', heads: [], keys: [] }
    await choose(co, named('other.json', JSON.stringify(other)))
    await check(co)
    await sees(page.getByText(text.proof.faults.heldGroup('other.json', 'other')))
    await page.getByRole('button', { name: text.proof.remove('other.json') }).click()
    await check(co)
    await sees(page.getByText(text.proof.consistent))
    await picture(co, 'outside')
    expect(await violationsOf(page, 'light')).toEqual([])
    await seesNo(page.getByRole('checkbox'))
  })

  test('[T43] the page of a closed session bears the fingerprint of its closing, on paper too, and so does the review', async () => {
    const us = await stage.enter('us')
    const { page, text } = us
    await us.go('/g/tco/sessions')
    const link = page.getByRole('link', { name: /^(Sesión|Session) 2\b/ }).first()
    const session = must(await link.getAttribute('href'), 'the address of session 2')
    await us.go(session)
    const digits = /^(\d{5} ){7}\d{5}$/
    const mark = page.getByRole('region', { name: text.trust.closings.print })
    await sees(mark.getByText(digits))
    await sees(mark.getByText(text.trust.closings.printWhy))
    const shown = await mark.getByText(digits).first().textContent()
    await us.go(`${session}?view=record`)
    await page.emulateMedia({ media: 'print' })
    await sees(mark.getByText(digits))
    if (PICTURES) await page.screenshot({ path: join(PICTURES, 'minutes-print.png') })
    await page.emulateMedia({ media: 'screen' })
    if (PICTURES) await page.screenshot({ path: join(PICTURES, 'minutes.png') })
    await us.go('/g/tco/verification')
    await sees(page.getByText(shown ?? '', { exact: true }))
    await us.go('/g/tco/review')
    await sees(page.locator('.sheet__f').getByText(shown ?? '', { exact: true }))
  })
})
