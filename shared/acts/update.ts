// Converts an act to the Yjs update of its entry, and back.
import * as Y from 'yjs'
import { decodeUpdate, rangesIn } from '../yjs/decodedUpdate.ts'
import { decodedParentOf, isItem, keyInParent } from '../yjs/item.ts'
import { valuesIn } from '../yjs/itemContent.ts'
import { type Act, parseAct } from './acts.ts'
import { ACTS_ROOT } from './layout.ts'

/** The client id is the act's number, so acts never share one, and none depends on another. */
export const encodeAct = (act: Act): Uint8Array => {
  const doc = new Y.Doc({ gc: false })
  doc.clientID = act.n
  doc.getMap(ACTS_ROOT).set(String(act.n), act)
  const update = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return update
}

/** Null unless this is exactly the update of the act with that number. Parsed without a Y.Doc, which would take eight times as long. */
export const decodeAct = (n: number, updates: readonly Uint8Array[]): Act | null => {
  const [update, ...others] = updates
  if (!update || others.length > 0) return null
  try {
    const { structs, deleted } = decodeUpdate(update)
    const [struct, ...more] = structs
    if (!isItem(struct) || more.length > 0 || rangesIn(deleted).size > 0 || struct.id.client !== n || struct.id.clock !== 0) return null
    const values = valuesIn(struct)
    if (decodedParentOf(struct) !== ACTS_ROOT || keyInParent(struct) !== String(n) || values?.length !== 1) return null
    const act = parseAct(values[0])
    return act?.n === n ? act : null
  } catch {
    // Yjs throws on foreign bytes, which are an expected input here.
    return null
  }
}
