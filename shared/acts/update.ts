// An act as the Yjs update that its entry holds, and back.
import * as Y from 'yjs'
import { type Act, parseAct } from './acts.ts'
import { ACTS_ROOT } from './layout.ts'

/** Its client id is its number: no two acts share one, and none leans on another. */
export const encodeAct = (act: Act): Uint8Array => {
  const doc = new Y.Doc({ gc: false })
  doc.clientID = act.n
  doc.getMap(ACTS_ROOT).set(String(act.n), act)
  const update = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return update
}

/** Null unless the updates hold exactly the act of that number. */
export const decodeAct = (n: number, updates: readonly Uint8Array[]): Act | null => {
  const doc = new Y.Doc({ gc: false })
  try {
    for (const update of updates) Y.applyUpdate(doc, update)
    const acts = doc.getMap(ACTS_ROOT)
    const act = acts.size === 1 ? parseAct(acts.get(String(n))) : null
    return act?.n === n ? act : null
  } catch {
    // Yjs reports foreign bytes by throwing; here that is an expected answer.
    return null
  } finally {
    doc.destroy()
  }
}
