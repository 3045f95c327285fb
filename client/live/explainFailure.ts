// Finds out with REST why an upgrade failed, since a browser reports only that it did.
import { type DocumentId, type GroupId, groupOfDocument } from '../../shared/ids.ts'
import type { Actor } from '../../shared/people.ts'
import { address } from '../base/address.ts'
import type { Api } from '../base/api.ts'
import type { EndReason } from './connector.ts'

/** `known`: the group of the document when the server last listed it. */
export const explainFailure = async (
  api: Pick<Api, 'me' | 'get'>,
  actor: Actor,
  { id, known }: { readonly id: DocumentId; readonly known: GroupId | null },
): Promise<EndReason | 'retry'> => {
  const me = await api.me()
  if (!me.ok) return me.why === 'refused' && me.status === 401 ? 'signIn' : 'retry'
  let isLost = false
  for (const group of groupsToAsk(actor, id)) {
    const answer = await api.get(address('/api/groups/:group', { group }))
    if (answer.ok && answer.value.documents.some((document) => document.id === id)) return 'retry'
    if (!answer.ok && answer.why === 'offline') return 'retry'
    if (!answer.ok && answer.status !== 404 && answer.status !== 403) return 'retry'
    // Documents are never deleted, so a group that is accessible but no longer lists this one was restored from a backup.
    isLost ||= answer.ok && group === known
  }
  return isLost ? 'lostByServer' : 'notFound'
}

/** The groups to ask: a road map and a glossary name their group in their id; a text or session may be of any. */
export const groupsToAsk = (actor: Actor, id: DocumentId): readonly GroupId[] => {
  const named = groupOfDocument(id)
  return named ? [named] : actor.memberships.map(({ group }) => group)
}
