// The gate: one byte says which kind of document, the rest is an update of somebody who tries everything.
import * as Y from 'yjs'
import type { Verdict } from '../../server/relay/validation/validateUpdate.ts'
import { clientId } from '../../shared/ids.ts'
import { whoIs } from '../harness/relay.ts'
import { createValidator } from '../harness/validator.ts'
import { BOB, KINDS, type Kind } from './documents.ts'
import type { Target } from './hunt.ts'
import { anUpdate } from './updates.ts'

const WRONG = (what: string, more: unknown = '') => new Error(`${what} ${JSON.stringify(more)}`)
/** Of this thread's computing: what 4 KiB may cost. */
const MOST_MS = 500

/** The group of the documents here. */
const exists = (_named: string, id: string) => ['co', 'mx', 'us', 'ana', 'bob'].includes(id)

const standing = ({ schema, written }: Kind) => {
  const validator = createValidator(schema, exists)
  for (const update of written) if (validator.offer('ana', update).type !== 'accepted') throw WRONG('an honest edit was not accepted')
  // Nobody can guess the id of somebody who has written nothing yet.
  validator.owners.set(BOB, whoIs('bob').account)
  return { validator, before: validator.state() }
}

/** What a reader of any replica sees, by root. */
const readingOf = (doc: Y.Doc, { schema, read }: Kind): string =>
  JSON.stringify([
    read(doc),
    Object.entries(schema).map(([name, place]) =>
      place.type === 'map'
        ? inOrder(doc.getMap(name).toJSON())
        : place.type === 'text'
          ? doc.getText(name).toString()
          : doc.getXmlFragment(name).toString(),
    ),
  ])
/** What nobody may have changed: the numbers of items; and what must be of the group. Read here anew, without the rules' own words. */
const rulesIn = (doc: Y.Doc): { readonly numbers: readonly string[]; readonly strangers: readonly unknown[] } => {
  const numbers: string[] = []
  const strangers: unknown[] = []
  const items = doc.share.has('items') ? doc.getMap('items') : null
  items?.forEach((item, id) => {
    if (!(item instanceof Y.Map)) return
    if (item.has('number')) numbers.push(`${id} ${String(item.get('number'))}`)
    const sets = ['coDelegations', 'agencies', 'people'].flatMap((key) => {
      const set: unknown = item.get(key)
      return set instanceof Y.Map ? [...set.keys()] : []
    })
    strangers.push(...[item.get('lead') ?? 'co', ...sets].filter((named) => !exists('', String(named))))
  })
  return { numbers: numbers.sort(), strangers }
}
const inOrder = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(
        Object.entries(value)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([key, inner]) => [key, inOrder(inner)]),
      )
    : value

const replicaOf = (...updates: readonly (readonly Uint8Array[])[]): Y.Doc => {
  const doc = new Y.Doc()
  for (const update of updates.flat()) Y.applyUpdate(doc, update)
  if (doc.store.pendingStructs || doc.store.pendingDs) throw WRONG('a replica waits for what never comes')
  return doc
}

export const createGateTarget = (): Target => {
  const worlds = KINDS.map(standing)

  const attempt = (input: Uint8Array): string => {
    const which = (input[0] ?? 0) % KINDS.length
    const kind = KINDS[which]
    const world = worlds[which]
    if (!kind || !world) throw new Error('no such kind')
    const update = input.subarray(1)
    const { validator, before } = world
    const start = process.threadCpuUsage()
    const verdict = validator.offer('mal', update)
    const { user, system } = process.threadCpuUsage(start)
    if ((user + system) / 1_000 > MOST_MS) throw WRONG('it took too long', { ms: (user + system) / 1_000 })
    if (verdict.type !== 'accepted') {
      if (Buffer.compare(validator.state(), before) !== 0) throw WRONG('what was not accepted has changed the document', verdict)
      return verdict.type === 'refused' ? verdict.why : verdict.type
    }
    // Whatever happens below, the next input meets the document as it was.
    worlds[which] = standing(kind)
    // Of a copy: asking the gate's own document for a map would change what it is.
    const [rules, after] = [rulesIn(replicaOf([before])), rulesIn(replicaOf([validator.state()]))]
    if (after.strangers.length > 0) throw WRONG('names what the group has not', after.strangers)
    const kept = new Set(after.numbers)
    if (!rules.numbers.every((number) => kept.has(number))) throw WRONG('another number', [rules.numbers, after.numbers])
    judgeAccepted(kind, validator, verdict)
    return `accepted in ${which}`
  }
  return {
    name: 'gate',
    attempt,
    make(dice) {
      const which = dice.below(KINDS.length)
      const kind = KINDS[which]
      return Buffer.concat([Uint8Array.of(which), kind ? anUpdate(kind.known, dice) : new Uint8Array()])
    },
  }
}

type Accepted = Extract<Verdict, { type: 'accepted' }>
const judgeAccepted = (kind: Kind, validator: ReturnType<typeof createValidator>, { update, inserts }: Accepted) => {
  for (let i = 0; i < inserts.length; i += 3)
    if (validator.owners.get(clientId(inserts[i] ?? 0)) !== 'mal') throw WRONG('written under another’s id', inserts)
  const again = validator.offer('mal', update)
  if (again.type !== 'nothing') throw WRONG('the same again is not nothing', again)
  const honest = kind.meanwhile.map((edit) => validator.offer('bob', edit).type)
  if (honest.some((type) => type !== 'accepted' && type !== 'nothing')) throw WRONG('an honest edit is not accepted any more', honest)
  // Received before, after, or between what others wrote meanwhile, it reads the same.
  const readings = [
    readingOf(validator.validation.doc, kind),
    readingOf(replicaOf(kind.written, [update], kind.meanwhile), kind),
    readingOf(replicaOf(kind.written, kind.meanwhile, [update]), kind),
    readingOf(replicaOf([validator.state()]), kind),
  ]
  if (new Set(readings).size > 1) throw WRONG('replicas read different documents', readings)
}
