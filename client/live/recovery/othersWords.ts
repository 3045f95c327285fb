// What is a person's own word (a confirmation) comes back from nobody else: in a copy that is about to be offered it is gone, and its
// owner confirms again.
import type * as Y from 'yjs'
import type { DocumentSchema } from '../../../shared/contentSchema.ts'
import type { AccountId } from '../../../shared/ids.ts'
import { entryIn } from '../../../shared/yjs/item.ts'

interface Offering {
  readonly schemaOf: DocumentSchema
  readonly account: AccountId
  /** What the server has is not offered. */
  readonly serverState: ReadonlyMap<number, number>
}

export const discardUnconfirmedOfOthers = (copy: Y.Doc, { schemaOf, account, serverState }: Offering): void => {
  for (const [root, place] of Object.entries(schemaOf)) {
    if (place.type !== 'map' || !place.ownerOf) continue
    const map = copy.getMap(root)
    for (const key of [...map.keys()]) {
      const id = entryIn(map, key)?.id
      if (id && place.ownerOf(key) !== account && id.clock >= (serverState.get(id.client) ?? 0)) map.delete(key)
    }
  }
}
