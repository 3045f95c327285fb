// Lists that others keep: a glossary from a translator's tool, and people to be invited, each line said before anything happens.
import { expect, test } from 'vitest'
import { violationsOf } from './axe.ts'
import { eventually, type Person, pressEnter, pressMenuItem, saved, sees, seesNo } from './person.ts'
import { useStage } from './stage.ts'

const stage = useStage()
const looksRight = async ({ page }: Person, name: string) => {
  for (const [width, height] of [
    [1440, 900],
    [820, 1180],
    [390, 844],
  ] as const) {
    await page.setViewportSize({ width, height })
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme })
      if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/${name}-${width}-${scheme}.png` })
      expect((await violationsOf(page, scheme, { within: '[role=dialog]' })).map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    }
  }
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 1440, height: 900 })
}
/** In UTF-16, as programs of Windows write it. */
const TBX = Buffer.from(
  `\ufeff<?xml version="1.0" encoding="UTF-16"?><martif type="TBX"><text><body>${[
    ['levantamiento del secreto bancario', 'lifting of bank secrecy'],
    ['entrega vigilada', 'controlled delivery'],
  ]
    .map(
      ([es, en], at) =>
        `<termEntry id="c${at}"><langSet xml:lang="es-CO"><tig><term>${es}</term></tig></langSet><langSet xml:lang="en-US"><tig><term>${en}</term></tig></langSet></termEntry>`,
    )
    .join('')}</body></text></martif>`,
  'utf16le',
)

test('[X7] terms of a translator’s tool are shown line by line, imported, seen by others, and taken back by one undo', async () => {
  const [co, us] = await Promise.all([stage.enter('co', '/g/tco/glossary'), stage.enter('us', '/g/tco/glossary?q=bank secrecy')])
  const { page, text } = co
  const words = text.glossary.files
  const give = async (name: string, buffer: Buffer) => {
    await page.getByRole('button', { name: words.menu }).press('Enter')
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), pressMenuItem(co, words.import)])
    await chooser.setFiles([{ name, mimeType: '', buffer }])
  }
  await give('nada.tbx', Buffer.from('<html/>'))
  await sees(page.getByText(words.unreadable))
  await give('terminos.tbx', TBX)
  const dialog = page.getByRole('dialog', { name: words.title(2) })
  await sees(dialog.getByText('levantamiento del secreto bancario'))
  await looksRight(co, 'terms-es')
  await stage.unplug(co)
  await pressEnter(dialog.getByRole('button', { name: /^Importar \d/ }))
  await seesNo(dialog)
  await stage.plugIn(co)
  await saved(co)
  await sees(us.page.getByText('lifting of bank secrecy'))
  // The same again changes nothing.
  await give('terminos.tbx', TBX)
  await sees(dialog.getByRole('button', { name: words.run(0), disabled: true }))
  await page.keyboard.press('Escape')
  await seesNo(dialog)
  await page.getByRole('heading', { level: 1 }).first().click()
  await page.keyboard.press('Control+z')
  await seesNo(us.page.getByText('lifting of bank secrecy'))
})

test('[X8] people are invited from a list that says of each line whether it is one, and their links are shown once', async () => {
  const secretariat = await stage.enter('secretariat', '/g/tco/people')
  const { page, text } = secretariat
  const words = text.importing.people
  await page.getByRole('button', { name: words.open }).press('Enter')
  const dialog = page.getByRole('dialog', { name: words.title })
  await dialog
    .getByLabel(words.paste)
    .fill(
      [
        `Oficina de prensa\tprensa@example.org\t${text.people.roles.observer}`,
        `Fiscalía delegada\tdelegada@example.org\t${text.people.roles.delegate}\tCO`,
        `Sin correo\tninguno\t${text.people.roles.observer}`,
        `Secretaría\tsecretariat@example.org\t${text.people.roles.observer}`,
        'Sin función\tfuncion@example.org',
      ].join('\n'),
    )
  await sees(dialog.getByText(words.whyNot.badEmail))
  await sees(dialog.getByText(words.whyNot.already))
  await sees(dialog.getByText(words.whyNot.noRole))
  await looksRight(secretariat, 'people-es')
  await pressEnter(dialog.getByRole('button', { name: words.send(2) }))
  await sees(dialog.getByText(words.invited(2, 2)))
  await sees(dialog.getByText(words.once))
  await looksRight(secretariat, 'links-es')
  const [download] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name: words.links }).press('Enter')])
  expect(download.suggestedFilename()).toContain(words.file)
  await dialog.getByRole('button', { name: text.people.done }).press('Enter')
  await seesNo(dialog)
  await eventually(() => page.getByText('prensa@example.org').count()).toBeGreaterThan(0)
})
