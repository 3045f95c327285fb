// An act as the Yjs update that its entry holds, and back.
import * as Y from 'yjs'
import { decodeUpdate, rangesIn } from '../yjs/decodedUpdate.ts'
import { decodedParentOf, isItem, keyOf } from '../yjs/item.ts'
import { valuesIn } from '../yjs/itemContent.ts'
import { type Act, parseAct } from './acts.ts'
import { ACTS_ROOT } from './layout.ts'

/** Its client id is its number: no two acts share one, and none depends on another. */
export const encodeAct = (act: Act): Uint8Array => {
  const doc = new Y.Doc({ gc: false })
  doc.clientID = act.n
  doc.getMap(ACTS_ROOT).set(String(act.n), act)
  const update = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return update
}

/** Null unless this is exactly the update that holds the act of that number. Read without a Y.Doc, which takes eight times as long. */
export const decodeAct = (n: number, updates: readonly Uint8Array[]): Act | null => {
  const [update, ...others] = updates
  if (!update || others.length > 0) return null
  try {
    const { structs, deleted } = decodeUpdate(update)
    const [struct, ...more] = structs
    if (!isItem(struct) || more.length > 0 || rangesIn(deleted).size > 0 || struct.id.client !== n || struct.id.clock !== 0) return null
    const values = valuesIn(struct)
    if (decodedParentOf(struct) !== ACTS_ROOT || keyOf(struct) !== String(n) || values?.length !== 1) return null
    const act = parseAct(values[0])
    return act?.n === n ? act : null
  } catch {
    // Yjs reports foreign bytes by throwing; here that is an expected answer.
    return null
  }
}
