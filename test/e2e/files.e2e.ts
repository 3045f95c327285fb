// A file that is chosen without a network: kept on the device over a reload, sent once the server is back, and seen by somebody else.
import type { Locator } from 'playwright-core'
import { expect, test } from 'vitest'
import { violationsOf } from './axe.ts'
import { eventually, type Person, sees, seesNo } from './person.ts'
import { openAt, openItem, panel } from './plan.ts'
import { useStage } from './stage.ts'

const stage = useStage({ keepsShell: true })

const CODE = 'WG-003'
const files = (person: Person): Locator => panel(person, CODE).getByRole('region', { name: person.text.files.title })
const pdf = (name: string, bytes: number) => ({
  name,
  mimeType: 'application/pdf',
  buffer: Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(bytes, 'ñ')]),
})
const picture = (person: Person, name: string) =>
  process.env.PICTURES ? person.page.screenshot({ path: `${process.env.PICTURES}/${name}.png` }) : Promise.resolve()
const axe = async ({ page }: Person) => {
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme })
    expect(await violationsOf(page, theme, { within: '.files' })).toEqual([])
  }
  await page.emulateMedia({ colorScheme: 'light' })
}

test('[FI7] files that are chosen without a network stay on the device over a reload, and are attached once when it is back', async () => {
  const [co, observer] = await Promise.all([stage.enter('co'), stage.enter('observer')])
  const address = await openItem(co, CODE)
  await sees(files(co))
  // The worker has the page: it can be loaded again without a network.
  await co.page.evaluate(() => navigator.serviceWorker.ready)
  await eventually(() =>
    co.page.evaluate(() => navigator.serviceWorker.controller !== null || caches.keys().then((keys) => keys.length > 0)),
  ).toBe(true)
  await stage.unplug(co)
  await co.page.locator('.files input[type=file]').setInputFiles([pdf('Convenio ñandú.pdf', 600_000), pdf('Anexo.pdf', 2_000)])
  await sees(files(co).getByText(co.text.files.offline))
  await expect.poll(() => files(co).getByRole('listitem').count()).toBe(2)
  await files(co).scrollIntoViewIfNeeded()
  await picture(co, 'files-offline')
  await axe(co)
  await co.page.reload()
  await sees(files(co).getByText('Convenio ñandú.pdf'))
  await stage.plugIn(co)
  await sees(files(co).getByRole('link', { name: 'Convenio ñandú.pdf' }))
  await sees(files(co).getByRole('link', { name: 'Anexo.pdf' }))
  await seesNo(files(co).getByRole('progressbar'))
  await files(co).scrollIntoViewIfNeeded()
  await picture(co, 'files-sent')
  await co.page.setViewportSize({ width: 390, height: 844 })
  await co.page.locator('.files').scrollIntoViewIfNeeded()
  await picture(co, 'files-sent-phone')
  await axe(co)

  await openAt(observer, CODE, address)
  await expect.poll(() => files(observer).getByRole('link').count()).toBe(2)
  await observer.page.emulateMedia({ colorScheme: 'dark' })
  await files(observer).scrollIntoViewIfNeeded()
  await picture(observer, 'files-observer-dark')
  expect(await files(observer).getByRole('button').count()).toBe(0)
})
