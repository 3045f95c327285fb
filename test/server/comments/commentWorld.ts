// A group with people of two delegations, and what they say.

import { systemRandom } from '../../../server/clock.ts'
import { recordSeat, recordTold } from '../../../server/comments/seatRows.ts'
import type { CommentCounts, NewThread, Threads } from '../../../shared/api/comments.ts'
import type { Thread } from '../../../shared/comments/thread.ts'
import { type AccountId, newCommentId, newThreadId, parseDelegationId } from '../../../shared/ids.ts'
import type { Role } from '../../../shared/people.ts'
import { type Answer, GROUP, signedIn, type Visitor, type World } from '../testWorld.ts'

export const AT = `/api/groups/${GROUP}`
export const COMMENTS = `${AT}/comments`

export interface Person {
  readonly account: AccountId
  readonly visitor: Visitor
}

/** As of a delegation, whatever the role. */
export const join = async (
  world: World,
  name: string,
  { role, delegation, agency = null }: { readonly role: Role; readonly delegation: string | null; readonly agency?: string | null },
): Promise<Person> => {
  const account = await world.addPerson(`${name}@example.org`, role)
  const { db, clock } = world.server.deps
  await db.updateTable('membership').set({ delegation, agency }).where('account', '=', account).execute()
  await recordSeat(db, { group: GROUP, account }, clock.now())
  const told = parseDelegationId(delegation)
  if (told) await recordTold(db, { group: GROUP, delegation: told, now: clock.now() })
  return { account, visitor: await signedIn(world, `${name}@example.org`) }
}

export const aThread = (given: Partial<Record<keyof NewThread, unknown>> = {}) => ({
  id: newCommentId(systemRandom),
  thread: newThreadId(systemRandom),
  document: `roadmap:${GROUP}`,
  subject: 'item:k3',
  field: null,
  anchor: null,
  visibility: 'all',
  language: 'en',
  words: 'The deadline is too early.',
  ...given,
})

export const begin = async (by: Visitor, given: Parameters<typeof aThread>[0] = {}): Promise<Thread> => {
  const answer = await by.ask('POST', COMMENTS, aThread(given))
  if (answer.status !== 201) throw new Error(`no thread: ${answer.status} ${answer.text}`)
  return answer.body
}

export const say = (by: Visitor, thread: Pick<Thread, 'id'>, words: string, given: object = {}): Promise<Answer> =>
  by.ask('POST', `${COMMENTS}/${thread.id}/replies`, { id: newCommentId(systemRandom), language: 'en', words, ...given })

export const read = async (by: Visitor, query = ''): Promise<Threads> => (await by.ask('GET', `${COMMENTS}${query}`)).body
export const counts = async (by: Visitor): Promise<CommentCounts> => (await by.ask('GET', `${COMMENTS}/counts`)).body
export const refusalOf = ({ status, body }: Answer): string => `${status} ${body.refusal}`
