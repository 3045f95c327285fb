// Names of those who have written something, by the ids of their clients: those that this device has seen in the document.

import { useActor } from '../base/actor.tsx'
import { authorMarkIn } from '../base/authorMark.ts'
import { useGroup } from '../base/group.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import { joinNames } from '../base/intl.ts'
import type { LiveDocument } from '../live/types.ts'

interface Writers {
  readonly names: string
  readonly people: number
}

/** `null` is a client that is not known. */
export const createWriterNames = (): ((live: LiveDocument, clients: readonly (number | null)[]) => Writers) => {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const actor = useActor()
  const nameOf = (live: LiveDocument, client: number | null): string => {
    if (client === live.doc.clientID) return text().undoing.me
    const peer = client === null ? null : live.writer(client)
    if (!peer) return text().undoing.elsewhere
    if (peer.account === actor().account) return text().undoing.meElsewhere
    const code = authorMarkIn(group(), peer)?.code
    return code ? text().pairs.person(peer.name, code) : peer.name
  }
  return (live, clients) => {
    const names = [...new Set(clients.map((client) => nameOf(live, client)))]
    return { names: joinNames(names, language()), people: names.length }
  }
}
