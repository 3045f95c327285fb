// Which keys of a root map have changed, also far below them.
import type * as Y from 'yjs'

type Keys = () => ReadonlySet<string>

/** Collects changed keys of a root map; the returned function returns and resets them. */
export const watchKeys = (root: Y.Map<unknown> | null): Keys => {
  let keys = new Set<string>()
  root?.observeDeep((events) => {
    for (const event of events) {
      if (event.target === root) for (const key of event.keys.keys()) keys.add(key)
      else keys.add(String(event.path[0]))
    }
  })
  return () => {
    const collected = keys
    keys = new Set()
    return collected
  }
}
