// Why the server did not let a line in: a browser sees only that the upgrade failed, and REST knows why.
import { type DocumentId, type GroupId, groupOfDocument } from '../../shared/ids.ts'
import type { Actor } from '../../shared/people.ts'
import { address } from '../base/address.ts'
import type { Api } from '../base/api.ts'
import type { EndReason } from './connector.ts'

/** `known` is whose the document was when the server last showed it here. */
export const explainFailure = async (
  api: Pick<Api, 'me' | 'get'>,
  actor: Actor,
  { id, known }: { readonly id: DocumentId; readonly known: GroupId | null },
): Promise<EndReason | 'retry'> => {
  const me = await api.me()
  if (!me.ok) return me.why === 'refused' && me.status === 401 ? 'signIn' : 'retry'
  let isLost = false
  for (const group of groupsOf(actor, id)) {
    const answer = await api.get(address('/api/groups/:group', { group }))
    if (answer.ok && answer.value.documents.some((document) => document.id === id)) return 'retry'
    if (!answer.ok && answer.why === 'offline') return 'retry'
    if (!answer.ok && answer.status !== 404 && answer.status !== 403) return 'retry'
    // Nobody removes a document: a group that lets one in and does not name it any more was restored from a backup.
    isLost ||= answer.ok && group === known
  }
  return isLost ? 'lostByServer' : 'notFound'
}

/** A road map and a glossary name their group; a text or a session may be of any. */
export const groupsOf = (actor: Actor, id: DocumentId): readonly GroupId[] => {
  const named = groupOfDocument(id)
  return named ? [named] : actor.memberships.map(({ group }) => group)
}
