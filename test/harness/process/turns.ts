// What one agent's turns did to the document, so that the other can tell which turn an update belongs to.
import * as Y from 'yjs'

type Decoded = ReturnType<typeof Y.decodeUpdate>
type Ids = readonly { readonly client: number; readonly clock: number }[]

export interface Turns {
  readonly made: number
  /** Notes the turn that this update was. */
  add(update: Uint8Array): void
  /** 1, 2, 3 …: the turn whose work `update` carries; the relay may have cut away what it knew already. */
  numberOf(update: Decoded, after: number): number
  /** The relay shows nothing of a turn that only deleted what another had deleted: it counts as seen then. */
  isVoid(turn: number, doc: Y.Doc): boolean
}

const deletions = ({ ds }: Decoded): Ids =>
  [...ds.clients].flatMap(([client, ranges]) =>
    ranges.flatMap(({ clock, len }) => Array.from({ length: len }, (_, index) => ({ client, clock: clock + index }))),
  )
const key = ({ client, clock }: Ids[number]) => `${client}:${clock}`

export const createTurns = (): Turns => {
  const made: { readonly last: number; readonly deleted: Ids; readonly keys: ReadonlySet<string> }[] = []
  return {
    get made() {
      return made.length
    },
    add(bytes) {
      const update = Y.decodeUpdate(bytes)
      const deleted = deletions(update)
      const clocks = update.structs.map((struct) => struct.id.clock + struct.length)
      made.push({ last: Math.max(0, ...clocks), deleted, keys: new Set(deleted.map(key)) })
    },
    numberOf(update, after) {
      const last = Math.max(0, ...update.structs.map((struct) => struct.id.clock + struct.length))
      const wanted = deletions(update).map(key)
      for (let turn = after; turn < made.length; turn++) {
        const { last: end, keys } = made[turn] ?? { last: 0, keys: new Set() }
        if (last > 0 ? end >= last : wanted.some((id) => keys.has(id))) return turn + 1
      }
      return after
    },
    isVoid(turn, doc) {
      const one = made[turn - 1]
      return (
        one !== undefined &&
        one.last === 0 &&
        one.deleted.every(({ client, clock }) => Y.getItem(doc.store, Y.createID(client, clock)).deleted)
      )
    },
  }
}
