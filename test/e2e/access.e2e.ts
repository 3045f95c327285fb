// Who may only read, and who may no longer write.
import type { Locator } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { decodeFrame, encodeProbe, encodeUpdate } from '../../shared/protocol/frame.ts'
import { eventually, type Person, saved, saveStatus, sees, seesNo, status } from './person.ts'
import { agree, description, field, openAt, openItem, panel, titleField, typeAt, wordsIn } from './plan.ts'
import { useStage } from './stage.ts'

const stage = useStage({ keepsShell: true })

/** A socket of its own in the person's page: what the server answers to these bytes, until it says no. */
const sendRaw = async ({ page }: Person, document: string, frames: readonly Uint8Array[]) => {
  const answers = await page.evaluate(
    ({ path, messages }) =>
      new Promise<number[][]>((resolve) => {
        const socket = new WebSocket(`ws://${location.host}${path}`)
        socket.binaryType = 'arraybuffer'
        const heard: number[][] = []
        socket.onopen = () => {
          for (const message of messages) socket.send(new Uint8Array(message))
        }
        socket.onmessage = ({ data }) => {
          heard.push([...new Uint8Array(data)])
          // 2: authentication, which says "denied".
          if (heard.at(-1)?.[0] === 2) socket.close()
        }
        socket.onclose = () => resolve(heard)
      }),
    { path: `/live/${document}`, messages: frames.map((frame) => [...frame]) },
  )
  return answers.map((answer) => decodeFrame(new Uint8Array(answer)))
}

const changeRole = async (chair: Person, name: string, role: 'observer' | 'delegate') => {
  const text = chair.text.people
  await chair.go('/g/tco/people')
  await chair.page.getByRole('button', { name: text.actions(name) }).click()
  await chair.page.getByRole('menuitem', { name: text.change }).click()
  const dialog = chair.page.getByRole('dialog', { name: text.changeTitle(name) })
  await dialog.getByLabel(text.role).selectOption({ label: text.roles[role] })
  await dialog.getByRole('button', { name: chair.text.common.save }).click()
  await sees(chair.page.getByText(text.changed(name)))
}

/** Opens what the save status has to say. A document that begins anew at this moment closes it: then once more. */
const openDetails = (person: Person, wanted: Locator) =>
  eventually(async () => {
    if (!(await wanted.isVisible())) await saveStatus(person).click()
    return wanted.isVisible()
  }).toBe(true)

test('[I6] an observer finds no editor anywhere, and a raw update of theirs is denied and reaches nobody', async () => {
  const [observer, co] = await Promise.all([stage.enter('observer'), stage.enter('co')])
  const address = await openItem(co, 'WG-010')
  await openAt(observer, 'WG-010', address)
  await status(observer, observer.text.status.readOnly)
  expect(await observer.page.getByRole('button', { name: observer.text.roadmap.newItem }).count()).toBe(0)
  expect(await field(observer, 'status').count()).toBe(0)
  expect(await titleField(observer, 'en').count()).toBe(0)
  const editor = await description(observer, 'en')
  expect(await editor.getAttribute('contenteditable')).toBe('false')
  const before = await wordsIn(titleField(co, 'es'))

  const doc = new Y.Doc()
  doc.getMap('items').set('forged', new Y.Map())
  const answers = await sendRaw(observer, 'roadmap:tco', [encodeUpdate(Y.encodeStateAsUpdate(doc)), encodeProbe(new Uint8Array([7]))])
  expect(answers).toContainEqual(expect.objectContaining({ type: 'denied' }))
  expect(answers).not.toContainEqual(expect.objectContaining({ type: 'probe' }))

  await observer.page.getByRole('link', { name: observer.text.frame.texts }).first().click()
  expect(await observer.page.getByRole('button', { name: observer.text.texts.newText }).count()).toBe(0)
  await observer.page.getByRole('link', { name: /Early consultation/ }).click()
  const text = observer.page.getByRole('textbox', { name: observer.text.texts.sides.en })
  await sees(text)
  expect(await text.getAttribute('contenteditable')).toBe('false')
  expect(await observer.page.getByRole('toolbar', { name: observer.text.texts.format }).count()).toBe(0)
  expect(await wordsIn(titleField(co, 'es'))).toBe(before)
})

describe('a delegate who becomes an observer', () => {
  test('[I7] while typing: the screen is read-only within a second of the answer, and what stood there stays', async () => {
    const [us, co, chair] = await Promise.all([stage.enter('us'), stage.enter('co'), stage.enter('chair')])
    const address = await openItem(co, 'WG-011')
    await openAt(us, 'WG-011', address)
    const [atUs, atCo] = await Promise.all([description(us, 'en'), description(co, 'en')])
    await typeAt(us, atUs, 'end', ' Typed before.')
    await agree([atUs, atCo], [' Typed before.'])
    const typing = us.page.keyboard.type(' And on, and on, and on, and on, and on, and on.'.repeat(4), { delay: 20 })
    const lost = us.lineLost()
    const [told] = await Promise.all([changeRole(chair, 'Delegate, MLARS', 'observer').then(() => performance.now()), typing])
    expect((await lost) - told).toBeLessThan(1_000)
    await eventually(() => atUs.getAttribute('contenteditable')).toBe('false')
    await seesNo(titleField(us, 'en'))
    expect(await us.page.getByRole('button', { name: us.text.roadmap.newItem }).count()).toBe(0)
    // All that the others see is what the server took, and both agree on it.
    await agree([atUs, atCo], [' Typed before.'])
    // What was typed between the answer and the closed line was kept here.
    await status(us, us.text.status.refused)
    await changeRole(chair, 'Delegate, MLARS', 'delegate')
    await openDetails(us, us.page.getByRole('button', { name: us.text.status.understood }))
    await us.page.getByRole('button', { name: us.text.status.understood }).click()
    await saved(us)
    await eventually(() => atUs.getAttribute('contenteditable')).toBe('true')
  })

  test('[IV-05] [C4] [I7] with an edit that was not sent: it is kept, shown once, can be downloaded, and reaches nobody', async () => {
    const [us, co, chair] = await Promise.all([stage.enter('us'), stage.enter('co'), stage.enter('chair')])
    const address = await openItem(co, 'WG-012')
    await openAt(us, 'WG-012', address)
    await saved(us)
    await stage.unplug(us)
    await typeAt(us, titleField(us, 'en'), 'end', ', too late')
    await status(us, 'kept on this device')
    await changeRole(chair, 'Delegate, MLARS', 'observer')
    await stage.plugIn(us)
    await status(us, us.text.status.refused)
    await seesNo(titleField(us, 'en'))
    await sees(panel(us, 'WG-012'))
    await openDetails(us, us.page.getByRole('link', { name: us.text.status.seeKept }))
    await us.page.getByRole('link', { name: us.text.status.seeKept }).click()
    const kept = us.page.getByRole('region', { name: us.text.frame.me.kept })
    await sees(kept.getByText('too late'))
    const [download] = await Promise.all([
      us.page.waitForEvent('download'),
      kept.getByRole('button', { name: us.text.common.download }).click(),
    ])
    expect(download.suggestedFilename()).not.toBe('')
    expect(await wordsIn(titleField(co, 'en'))).not.toContain('too late')
    await changeRole(chair, 'Delegate, MLARS', 'delegate')
  })
})
