// Who must consent to a sign-in link, derived from the acts of its group: rows could have been tampered with.
import type { Act } from '../../shared/acts/acts.ts'
import { type ConsentAsked, consentersIn, delegationBehind, stewardsIn } from '../../shared/acts/consent.ts'
import { type AccountId, actsId, type DelegationId, type GroupId } from '../../shared/ids.ts'
import { type Result, refuse } from '../../shared/result.ts'
import type { Acts } from '../acts/readActs.ts'
import type { Store } from '../db/rowStore.ts'
import type { Deps } from '../deps.ts'
import { transactionOf } from '../transaction.ts'
import type { LinkRow } from './linkRows.ts'

/** Runs work while no append is in flight. */
export type BetweenAppends = <T>(act: () => Promise<T>) => Promise<T>

export interface LinkDeps extends Deps {
  readonly acts: Acts
}

const MOST_TRIES = 20
const atOnce: BetweenAppends = (act) => act()

/** One transaction, with the acts as of its start: they are read before, since a transaction must await only its queries. */
export const withActs = async <T>(
  deps: LinkDeps,
  group: GroupId,
  work: (inside: Deps, acts: readonly Act[]) => Promise<Result<T>>,
  between: BetweenAppends = atOnce,
): Promise<Result<T>> => {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const acts = await deps.acts.of(group)
    const still = { isSo: true }
    const result = await between(() =>
      transactionOf(deps, async (inside): Promise<Result<T>> => {
        still.isSo = (await countIn(inside.db, group)) === acts.length
        return still.isSo ? work(inside, acts) : refuse('not-found')
      }),
    )
    if (still.isSo) return result
  }
  throw new Error('the acts of a group do not stand still')
}

const countIn = async (db: Store, group: GroupId): Promise<number> => {
  const row = await db
    .selectFrom('log_document')
    .innerJoin('log_head', 'log_head.document', 'log_document.number')
    .select('log_head.seq')
    .where('log_document.id', '=', actsId(group))
    .executeTakeFirst()
  return row?.seq ?? 0
}

/** The act of the link's request; null if there is none. */
const askedFor = (acts: readonly Act[], { id, account }: Pick<LinkRow, 'id' | 'account'>): ConsentAsked | null => {
  const request = acts.find(({ what }) => what.type === 'signInLinkRequested' && what.link === id && what.person.account === account)
  return request ? { account, requestedBy: request.by?.account ?? null, n: request.n, at: request.at } : null
}

/** Who may consent to this link, by their seats at the time of the request and now. */
export const consentersOf = (acts: readonly Act[], link: Pick<LinkRow, 'id' | 'account' | 'delegation'>): readonly AccountId[] => {
  const asked = askedFor(acts, link)
  return asked && link.delegation !== null ? consentersIn(acts, link.delegation, asked) : []
}

/** Who may confirm the person's identity: anyone who may consent and never had the link. */
export const confirmersOf = (acts: readonly Act[], link: LinkRow): readonly AccountId[] => {
  const asked = askedFor(acts, link)
  if (!asked) return []
  const all = link.delegation === null ? stewardsIn(acts, asked) : consentersIn(acts, link.delegation, asked)
  return all.filter((who) => who !== link.decidedBy)
}

/** For a request made now: owner's delegation, and who may consent. */
export const consentNow = (
  acts: readonly Act[],
  { account, requestedBy, at }: { readonly account: AccountId; readonly requestedBy: AccountId; readonly at: number },
): { readonly delegation: DelegationId | null; readonly consenters: readonly AccountId[] } => {
  const delegation = delegationBehind(acts, { account, at })
  const asked = { account, requestedBy, at, n: acts.length + 1 }
  return { delegation, consenters: delegation === null ? [] : consentersIn(acts, delegation, asked) }
}
