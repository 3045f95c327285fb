// What a document may name of its group, through a room: what this server has not read yet is asked for before anything is refused.
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { NamedIdKind } from '../../../shared/contentSchema.ts'
import { ROADMAP } from '../../../shared/roadmap/layout.ts'
import { createRelay, PLAN } from '../../harness/relay.ts'

/** Rows of a group, and how often they were read. */
const world = (rows: Set<string>) => {
  let known: ReadonlySet<string> = new Set()
  let readings = 0
  const relay = createRelay({
    schema: ROADMAP.schema,
    groups: {
      exists: (_group, named: NamedIdKind, id) => known.has(`${named} ${id}`),
      refresh: async () => {
        readings += 1
        known = new Set(rows)
      },
    },
  })
  return { ...relay, readings: () => readings }
}
const itemOf = (doc: Y.Doc) => {
  const item = doc.getMap('items').get('i1')
  if (!(item instanceof Y.Map)) throw new Error('no item')
  return item
}
const begin = async (rows: Set<string>) => {
  const here = world(rows)
  const ana = here.client('ana', 'write', PLAN)
  ana.connect(here.rooms)
  await here.settle(ana)
  ana.doc.getMap('items').set('i1', new Y.Map([['number', 1]]))
  await here.settle(ana)
  return { ...here, ana }
}

test('[W16] a lead that the group has is accepted, also when it was added a moment ago; its rows are read when one is unknown, and not again', async () => {
  const rows = new Set(['delegation co'])
  const { ana, settle, replayed, readings } = await begin(rows)
  itemOf(ana.doc).set('lead', 'co')
  await settle(ana)
  itemOf(ana.doc).set('lead', null)
  itemOf(ana.doc).set('lead', 'co')
  await settle(ana)
  expect([ana.denied, readings()]).toEqual([null, 1])
  rows.add('delegation mx')
  itemOf(ana.doc).set('lead', 'mx')
  await settle(ana)
  expect([ana.denied, readings()]).toEqual([null, 2])
  expect(itemOf(await replayed()).get('lead')).toBe('mx')
})

test('[W16] an unknown id is refused for good, after its rows were read once more', async () => {
  const { ana, settle, replayed, readings } = await begin(new Set(['delegation co']))
  itemOf(ana.doc).set('lead', 'atlantis')
  await settle(ana)
  expect([ana.denied, readings()]).toEqual(['foreign-content', 1])
  expect(itemOf(await replayed()).get('lead')).toBeUndefined()
})

test('[W16] later messages of the same line wait with it, in their order, and others write on', async () => {
  const { ana, client, rooms, settle, replayed } = await begin(new Set(['delegation co']))
  const ben = client('ben', 'write', PLAN)
  ben.connect(rooms)
  await settle(ana, ben)
  itemOf(ana.doc).set('lead', 'co')
  itemOf(ana.doc).set('priority', 2)
  itemOf(ben.doc).set('status', 'agreed')
  await settle(ana, ben)
  expect(itemOf(await replayed()).toJSON()).toMatchObject({ lead: 'co', priority: 2, status: 'agreed' })
})
