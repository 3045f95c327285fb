// What else happens to a plan between sessions: many items set at once, and an undo of what somebody else has changed since.
import { createUndo } from '../../../client/live/undo.ts'
import type { Member } from '../member.ts'
import { put } from '../planDeeds.ts'
import { ROADMAP } from '../season.ts'
import { day, type Play, set } from './play.ts'

/** As the toolbar of selected rows does it: one edit of many items. */
export const setMany = (play: Play, by: Member, ids: readonly string[], field: string, value: unknown): Promise<unknown> =>
  play.turn(ROADMAP, by, (doc) =>
    doc.transact(() => {
      for (const id of ids) put(play.scene, by, doc, { id, field, value })
    }, by),
  )

/** One sets a date, another sets it anew, and the first one takes back: nothing changes, and Ruta says so. */
export const undoInVain = async (play: Play, one: Member, other: Member, id: string): Promise<void> => {
  const doc = await one.open(ROADMAP)
  const undo = createUndo(doc)
  undo.addTrackedOrigin(one)
  await set(play, one, id, 'due', day(play.chance))
  const theirs = day(play.chance)
  await set(play, other, id, 'due', theirs)
  await one.sees(ROADMAP, await other.open(ROADMAP))
  const outcome = undo.undo()
  undo.destroy()
  if (outcome?.done !== 0 || outcome.left.length === 0) throw new Error(`an undo of what another changed: ${JSON.stringify(outcome)}`)
  await one.saved(ROADMAP)
}
