// Personal data stored beside the acts: the chain contains a salted hash of it, so that it can be erased and the chain stays valid.
import { type AccountId, type Commitment, type GroupId, parseCommitment, type Random } from '../../shared/ids.ts'
import { commitmentOf as commit } from '../../shared/proof/commitment.ts'
import type { Store } from '../db/rowStore.ts'
import { sha256 } from '../log/entry.ts'

const SALT_BYTES = 16

export const commitmentOf = (salt: Uint8Array, words: string): Commitment => commit(sha256, salt, words)

export interface PersonalWords {
  readonly group: GroupId
  /** The person it is about. */
  readonly account: AccountId
  readonly words: string
  /** Of a person, an e-mail address, or the name of an API token. Names alone are in archives. */
  readonly kind?: 'name' | 'address' | 'token'
}

/** Stores the data and returns its commitment for an act. Equal data about the same person in the same group is stored once. */
export const commitWords = async (
  { db, random }: { readonly db: Store; readonly random: Random },
  { group, account, words, kind = 'name' }: PersonalWords,
): Promise<Commitment> => {
  const known = await db
    .selectFrom('act_word')
    .select('commitment')
    .where('group_id', '=', group)
    .where('account', '=', account)
    .where('words', '=', words)
    .where('kind', '=', kind)
    .executeTakeFirst()
  const there = parseCommitment(known?.commitment)
  if (there) return there
  const salt = random(SALT_BYTES)
  const commitment = commitmentOf(salt, words)
  await db.insertInto('act_word').values({ commitment, group_id: group, account, salt, words, kind }).execute()
  return commitment
}

/** Earlier addresses of a member are not kept. */
export const commitAddress = async (
  deps: { readonly db: Store; readonly random: Random },
  { group, account, words }: Pick<PersonalWords, 'group' | 'account' | 'words'>,
): Promise<Commitment> => {
  const commitment = await commitWords(deps, { group, account, words, kind: 'address' })
  await forgetAddresses(deps.db, { group, account, but: commitment })
  return commitment
}

export const forgetAddresses = async (
  db: Store,
  { group, account, but }: Pick<PersonalWords, 'group' | 'account'> & { readonly but?: Commitment },
): Promise<void> => {
  await db
    .deleteFrom('act_word')
    .where('group_id', '=', group)
    .where('account', '=', account)
    .where('kind', '=', 'address')
    .$if(but !== undefined, (those) => those.where('commitment', '!=', but ?? ''))
    .execute()
}
