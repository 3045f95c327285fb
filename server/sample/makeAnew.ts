// Recreates the demo's sample: the new one is written completely first; then, in one transaction, all members leave the old one and its addresses
// are assigned to the new one. A crash before that leaves the old one as it was.
import type { GroupId } from '../../shared/ids.ts'
import { must, ok, type Result, refuse } from '../../shared/result.ts'
import { recordRows } from '../acts/committedRows.ts'
import { recordAudit } from '../audit/recordAudit.ts'
import type { Deps } from '../deps.ts'
import type { LoginSessions } from '../identity/sessions.ts'
import { createKeyedQueue } from '../throttle.ts'
import { transactionOf } from '../transaction.ts'
import { demoPeople } from './demoPeople.ts'
import { leaveSample } from './leaveSample.ts'
import { emailOf, PEOPLE } from './people.ts'
import { newSamplePlace, retiredEmail, type SamplePlace } from './samplePlace.ts'

export interface AnewDeps extends Deps {
  readonly write: (place: SamplePlace, passwordHash: string | null) => Promise<void>
  /** Notifies other servers of its documents, and resolves when its history can be read. */
  readonly written: (group: GroupId) => Promise<void>
  readonly sessions: Pick<LoginSessions, 'endOthers'>
}

export type MakeAnew = (address: string) => Promise<Result<null>>

export const createMakeAnew = (deps: AnewDeps): MakeAnew => {
  const turn = createKeyedQueue(1)
  const make = async (address: string): Promise<Result<null>> => {
    const old = await demoPeople(deps.db)
    if (!old) return refuse('not-found')
    const accounts = [...old.accounts.values()]
    const one = must(accounts[0], 'somebody of the demo')
    const kept = await deps.db.selectFrom('account').select('password_hash').where('id', '=', one).executeTakeFirst()
    const place = newSamplePlace(deps.random)
    await deps.write(place, kept?.password_hash ?? null)
    await deps.written(place.group)
    const left = await transactionOf(deps, async (inside) => {
      const { db, clock } = inside
      const left = await leaveSample(inside, old.group, one)
      for (const [person, account] of old.accounts)
        await db
          .updateTable('account')
          .set({ email: retiredEmail(person, account), password_hash: null })
          .where('id', '=', account)
          .execute()
      for (const person of PEOPLE)
        await db
          .updateTable('account')
          .set({ email: emailOf(person) })
          .where('email', '=', place.emailOf(person))
          .execute()
      // They have joined under other addresses.
      await recordRows(inside, place.group, [])
      await recordAudit(db, clock, { account: one, action: 'sample.discarded', subject: old.group, address })
      await recordAudit(db, clock, { account: one, action: 'sample.made', subject: place.group, address })
      return ok(left)
    })
    if (!left.ok) return left
    for (const account of left.value) {
      deps.bus.publish({ type: 'accessChanged', scope: { group: old.group, account }, reason: 'access' })
      await deps.sessions.endOthers(account, null)
    }
    return ok(null)
  }
  return async (address) => (await turn('anew', () => make(address))) ?? refuse('too-many')
}
