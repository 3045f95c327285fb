// Samples beside real groups: created for the requesting steward, who is the only real member, and deleted again.
import { type AccountId, type GroupId, parseGroupId } from '../../shared/ids.ts'
import { ok, type Result, refuse } from '../../shared/result.ts'
import { recordAudit } from '../audit/recordAudit.ts'
import type { Store } from '../db/rowStore.ts'
import type { Deps } from '../deps.ts'
import { addMembership } from '../identity/memberships.ts'
import { createKeyedQueue, type Throttle } from '../throttle.ts'
import { transactionOf } from '../transaction.ts'
import { doneOrThrow } from './deed.ts'
import { leaveSample } from './leaveSample.ts'
import { newSamplePlace, type SamplePlace } from './samplePlace.ts'

export interface SamplesDeps extends Deps {
  /** Writes the whole story; its group has only its own accounts. */
  readonly write: (place: SamplePlace) => Promise<void>
  readonly throttle: Throttle
  /** Notifies other servers of its documents, and resolves when its titles and its history can be read. */
  readonly written: (group: GroupId) => Promise<void>
}
/** The requesting account, and its client address. */
interface Requester {
  readonly account: AccountId
  readonly address: string
}
type Opened =
  | { readonly ok: true; readonly value: GroupId }
  | { readonly ok: false; readonly refusal: 'too-many'; readonly retryAfter: number }

export interface Samples {
  /** Their existing sample, if they have one. */
  open(asker: Requester): Promise<Opened>
  /** Ends all memberships; its logs remain, but nobody can open them any more. */
  discard(asker: Requester, group: GroupId): Promise<Result<null>>
}

/** Limit per quarter of an hour: a sample is some thousand edits, and is kept. */
const MOST_PER_PERSON = 2
const MOST_IN_ALL = 8
const MOST_WAITING = 4
const SOON_S = 30

export const createSamples = (deps: SamplesDeps): Samples => {
  const turn = createKeyedQueue(MOST_WAITING)
  const budgets = (account: AccountId) => [
    { key: `sample ${account}`, failures: MOST_PER_PERSON },
    { key: 'samples', failures: MOST_IN_ALL },
  ]
  const make = async ({ account, address }: Requester): Promise<Opened> => {
    const own = await sampleOf(deps.db, account)
    if (own) return { ok: true, value: own }
    const wait = await deps.throttle.wait(budgets(account))
    if (wait > 0) return { ok: false, refusal: 'too-many', retryAfter: wait }
    await deps.throttle.fail(budgets(account))
    const place = newSamplePlace(deps.random)
    await deps.write(place)
    await deps.written(place.group)
    await transactionOf(deps, async (inside) => {
      const seat = { group: place.group, role: 'secretariat', delegation: null, agency: null } as const
      doneOrThrow(await addMembership(inside, account, seat, { how: 'sample', invitedBy: null }))
      await recordAudit(inside.db, deps.clock, { account, action: 'sample.made', subject: place.group, address })
      return ok(null)
    })
    return { ok: true, value: place.group }
  }
  return {
    open: async (asker) => (await turn('samples', () => make(asker))) ?? { ok: false, refusal: 'too-many', retryAfter: SOON_S },
    async discard({ account, address }, group) {
      const discarded = await transactionOf(deps, async (inside): Promise<Result<readonly AccountId[]>> => {
        const { db, clock } = inside
        const found = await db.selectFrom('work_group').select('id').where('id', '=', group).where('sample', '=', 1).executeTakeFirst()
        if (!found) return refuse('not-found')
        const left = await leaveSample(inside, group, account)
        await recordAudit(db, clock, { account, action: 'sample.discarded', subject: group, address })
        return ok(left)
      })
      if (!discarded.ok) return discarded
      for (const member of discarded.value) deps.bus.publish({ type: 'accessChanged', scope: { group, account: member }, reason: 'access' })
      return ok(null)
    },
  }
}

const sampleOf = async (db: Store, account: AccountId): Promise<GroupId | null> => {
  const row = await db
    .selectFrom('membership')
    .innerJoin('work_group', 'work_group.id', 'membership.group_id')
    .select('work_group.id')
    .where('membership.account', '=', account)
    .where('work_group.sample', '=', 1)
    .executeTakeFirst()
  return row ? parseGroupId(row.id) : null
}
