// Whether a text is archived stands in the lists, as its title does.
import { afterEach, expect, test } from 'vitest'
import { archivePage, initPage, restorePage } from '../../../shared/page/write.ts'
import { eventually, stockClient } from '../relay/sockets.ts'
import { GROUP, openWorld, signedIn, type World } from '../testWorld.ts'

let world: World | null = null
afterEach(async () => {
  await world?.close()
  world = null
})

test('[M10] a text that is archived is told as such by the server, and no longer once it is restored; nothing of it is lost', async () => {
  const open = await openWorld()
  world = open
  await open.addPerson('chair@example.org', 'chair')
  const chair = await signedIn(open, 'chair@example.org')
  const id = String((await chair.ask('POST', `/api/groups/${GROUP}/pages`, {})).body.id)
  const client = stockClient(open, chair, id)
  await client.synced
  const isArchived = async () => {
    await open.server.background.projected()
    const { documents } = (await chair.ask('GET', `/api/groups/${GROUP}`)).body
    return documents.find((one: { id: string }) => one.id === id)
  }
  initPage(client.doc, { kind: 'text', title: { es: 'Guía' } })
  await eventually(async () => (await isArchived()).title.es === 'Guía', 'it has its title')
  expect(await isArchived()).toMatchObject({ archived: false })
  archivePage(client.doc)
  await eventually(async () => (await isArchived()).archived === true, 'it is archived')
  restorePage(client.doc)
  await eventually(async () => (await isArchived()).archived === false, 'it is restored')
  expect(await isArchived()).toMatchObject({ title: { es: 'Guía' } })
  const { events } = (await chair.ask('GET', `/api/groups/${GROUP}/history?document=${id}`)).body
  expect(events.map((one: { change: { type: string } }) => one.change.type)).toEqual(expect.arrayContaining(['archived', 'restored']))
  client.destroy()
})
