// Which entry a file of the plan names: the one whose state it holds, with what was not sent counted; else none.
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Api, ApiAnswer } from '../../../client/base/api.ts'
import { WORDS } from '../../../client/base/messages/es.ts'
import { exportPlan, planCopyState } from '../../../client/exchange/exportPlan.ts'
import type { PlanFormat } from '../../../client/exchange/planFormats.ts'
import { ITEMS, KNOWN } from './files.ts'

/** A log on the server, a copy here, and how many of its edits are not confirmed. */
const begin = () => {
  const server = new Y.Doc()
  server.getMap('items').set('a', 1)
  const doc = new Y.Doc()
  const receive = () => Y.applyUpdate(doc, Y.encodeStateAsUpdate(server))
  receive()
  let entries = 118
  let waiting = 0
  return {
    server,
    doc,
    receive,
    isOffline: false,
    append: () => {
      entries += 1
    },
    edit: (change: () => void) => {
      change()
      waiting += 1
    },
    send: () => {
      Y.applyUpdate(server, Y.encodeStateAsUpdate(doc))
      entries += 1
      waiting = 0
    },
    waiting: () => waiting,
    answer: (path: string): unknown => {
      const at = /head\?seq=(\d+)$/.exec(path)?.[1]
      return at ? { at: { seq: Number(at), hash: `hash-${at}` }, head: { seq: entries, hash: `hash-${entries}` } } : []
    },
    state: () => ({
      bytes: new Uint8Array(Y.encodeStateAsUpdate(server)),
      header: (name: string) => (name === 'ruta-seq' ? `${entries}` : null),
    }),
  }
}
type World = ReturnType<typeof begin>

const made = async (world: World, format: PlanFormat = 'csv', meanwhile: () => void = () => undefined) => {
  const answered = <T>(value: unknown): ApiAnswer<T> => (world.isOffline ? { ok: false, why: 'offline' } : { ok: true, value: value as T })
  const api: Pick<Api, 'get' | 'bytes'> = {
    get: async (path) => answered(world.answer(path)),
    bytes: async () => answered(world.state()),
  }
  const file = await exportPlan(format, {
    api,
    group: { ...KNOWN, id: 'tco', name: { es: 'Grupo', en: 'Group' } } as never,
    members: [],
    text: WORDS,
    language: 'es',
    take: () => ({ items: ITEMS, all: ITEMS, streams: [], copy: planCopyState({ doc: world.doc, waiting: world.waiting }) }),
    comments: 'none',
    origin: 'https://ruta.example.org',
    now: Date.UTC(2019, 5, 14),
    after: async () => meanwhile(),
  })
  if (!file) throw new Error('no file')
  return file
}
const saysOf = async (world: World, meanwhile?: () => void) => {
  const { content, name } = await made(world, 'csv', meanwhile)
  const lines = String(content).split('\r\n')
  const value = (label: string) => lines.find((line) => line.replace(/^"/, '').startsWith(`${label}: `))?.replace(/^"?[^:]+: /, '') ?? null
  return { entry: value('Entrada'), hash: value('Huella'), unsent: value('Cambios sin enviar'), name }
}

describe('[E12] a file of the plan', () => {
  test('names the newest entry, with its hash, if the copy here is what that entry holds', async () => {
    expect(await saysOf(begin())).toEqual({ entry: '118', hash: 'hash-118', unsent: null, name: 'tco-hoja-de-ruta-2019-06-14.csv' })
  })

  test('says that it holds thirteen changes which were not sent, and that the hash does not cover them; its name has no entry', async () => {
    const world = begin()
    for (let n = 0; n < 13; n += 1) world.edit(() => world.doc.getMap('items').set(`new${n}`, n))
    expect(await saysOf(world)).toEqual({
      entry: '118',
      hash: 'hash-118',
      unsent: '13 cambios de este dispositivo no están en ninguna entrada: la huella no los cubre',
      name: 'tco-hoja-de-ruta-2019-06-14.csv',
    })
    const [sentence] = ['13 cambios de este dispositivo no están en ninguna entrada']
    expect((await made(world, 'md')).content).toContain(sentence)
    expect(JSON.parse(String((await made(world, 'json')).content))).toMatchObject({ seq: 118, unsent: 13 })
  })

  test('counts a change that only deletes, of which no state vector knows', async () => {
    const world = begin()
    world.edit(() => world.doc.getMap('items').delete('a'))
    expect((await saysOf(world)).unsent).toBe('1 cambio de este dispositivo no está en ninguna entrada: la huella no lo cubre')
  })

  test('waits for what is on its way to the server, and for what comes from it', async () => {
    const world = begin()
    world.edit(() => world.doc.getMap('items').set('b', 2))
    expect(await saysOf(world, world.send)).toMatchObject({ entry: '119', hash: 'hash-119', unsent: null })
    world.server.getMap('items').set('c', 3)
    world.append()
    expect(await saysOf(world, world.receive)).toMatchObject({ entry: '120', hash: 'hash-120', unsent: null })
  })

  test('names no entry when it lacks what the newest entry holds, or when nobody could compare', async () => {
    const world = begin()
    world.server.getMap('items').set('c', 3)
    world.append()
    const unknown = WORDS.exchange.proof.unknown
    expect(await saysOf(world)).toMatchObject({ entry: unknown, hash: '—', unsent: null })
    world.isOffline = true
    world.edit(() => world.doc.getMap('items').set('b', 2))
    expect(await saysOf(world)).toMatchObject({
      entry: unknown,
      hash: '—',
      unsent: '1 cambio de este dispositivo no está confirmado por el servidor',
    })
  })
})
