// A room that is one of several of its document: it may be behind, and then it shows so to nobody.
import { expect, test } from 'vitest'
import type * as Y from 'yjs'
import type { UpdateLog } from '../../../../server/log/log.ts'
import { createNetwork } from '../../../harness/network.ts'
import { createDice } from '../../../harness/random.ts'
import { createRelay } from '../../../harness/relay.ts'

const titleOf = (doc: Y.Doc) => doc.getText('title').toString()
const type = (doc: Y.Doc, text: string) => doc.getText('title').insert(doc.getText('title').length, text)

/** Two servers on one log, whose bus loses everything that is said. */
const twoServers = (log?: (log: UpdateLog) => UpdateLog) => {
  let network: ReturnType<typeof createNetwork> | null = null
  const relay = createRelay({
    ...(log ? { log } : {}),
    bus: (clock) => {
      network ??= createNetwork({ clock, dice: createDice(1), lost: 1, slowestMs: 0 })
      return network.join()
    },
  })
  return { ...relay, here: relay.rooms, there: relay.start(), cut: () => network?.cut() }
}

test('[N10] a person who comes from another server is told at once what they had seen and saved there', async () => {
  const { here, there, client, settle, clock } = twoServers()
  const [ana, bob] = [client('ana'), client('bob')]
  ana.connect(here)
  bob.connect(there)
  await settle(ana, bob)
  type(ana.doc, 'Plan')
  await settle(ana, bob)
  // The bus has said nothing, and the other server has not looked.
  expect([ana.acked, titleOf(bob.doc)]).toEqual([1, ''])
  const cyd = client('cyd')
  cyd.connect(there)
  cyd.push()
  await clock.settle()
  cyd.pull()
  expect(titleOf(cyd.doc)).toBe('Plan')
  await settle(bob)
  expect(titleOf(bob.doc)).toBe('Plan')
})

test('[N3] a room that failed while its batch was with the log is closed when the log has answered, and opens anew', async () => {
  let isAway = false
  const answers: (() => void)[] = []
  const { here, client, settle, clock, cut } = twoServers((log) => ({
    ...log,
    async head(document) {
      if (isAway) throw new Error('the database is away')
      return log.head(document)
    },
    async append(batches) {
      if (isAway) await new Promise<void>((resolve) => void answers.push(resolve))
      return log.append(batches)
    },
  }))
  const ana = client('ana')
  ana.connect(here)
  await settle(ana)
  isAway = true
  type(ana.doc, 'Plan')
  ana.push()
  cut()
  await clock.advance(3_000)
  ana.pull()
  expect(ana.online).toBe(false)
  isAway = false
  for (const answer of answers) answer()
  await clock.settle()
  ana.connect(here)
  await settle(ana)
  expect([ana.online, ana.synced, ana.acked]).toEqual([true, true, 1])
})
