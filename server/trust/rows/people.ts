// Members, their names and addresses, and the names of their tokens: the acts hold hashes of what stands beside them.
import { namesIn } from '../../../shared/acts/namesIn.ts'
import type { Commitment } from '../../../shared/ids.ts'
import { commitmentOf } from '../../acts/personalWords.ts'
import type { DatabaseRow } from '../../db/queries.ts'
import type { RowsCheck, RowsComparison } from './rowsCheck.ts'

type Words = ReadonlyMap<unknown, DatabaseRow>

export const peopleFault: RowsCheck = async (comparison) => {
  const { queries, group } = comparison
  const rows = await queries.all('SELECT commitment, account, salt, words FROM act_word WHERE group_id = ?', group)
  const other = rows.find(
    ({ salt, words, commitment }) => !(salt instanceof Uint8Array) || commitmentOf(salt, String(words)) !== commitment,
  )
  if (other) return `a name or an address of ${other.account} is not the one that was recorded`
  const words = new Map(rows.map((row) => [row.commitment, row]))
  return missingName(comparison, words) ?? (await memberFault(comparison, words)) ?? (await tokenFault(comparison, words))
}

/** Names may be missing only where an act erased the account. */
const missingName = ({ acts, standing: { erased, rows } }: RowsComparison, words: Words): string | null => {
  if (rows === null) return null
  for (const [name, account] of namesIn(acts))
    if (!words.has(name) && !erased.has(account) && !rows.lacking.has(name))
      return `a name of ${account} is missing, and no act erased that account`
  return null
}

const memberFault = async ({ queries, group, standing: { people, rows: later } }: RowsComparison, words: Words): Promise<string | null> => {
  const rows = await queries.all(MEMBERS, group)
  for (const row of rows) {
    const person = [...people].find(([account]) => account === row.account)?.[1]
    if (!person) return `no act let ${row.account} into the group`
    if (row.role !== person.role || row.delegation !== person.delegation || row.agency !== person.agency)
      return `${row.account} has another role, delegation or agency than the acts say`
    const name = words.get(person.name)
    if (name && row.name !== name.words) return `${row.account} bears another name than the acts say`
    if (later && !isOf(words, later.addresses.get(person.account), row.email))
      return `${row.account} has another e-mail address than the one of which the acts hold the hash`
  }
  return rows.length === people.size ? null : 'a member whom the acts know is missing'
}

const isOf = (words: Words, commitment: Commitment | undefined, value: unknown): boolean =>
  commitment !== undefined && words.get(commitment)?.words === value

const tokenFault = async ({ queries, group, standing }: RowsComparison, words: Words): Promise<string | null> => {
  const { rows: later, erased } = standing
  if (later === null) return null
  const rows = await queries.all('SELECT id, number, account, name FROM api_token WHERE group_id = ?', group)
  const known = new Map(rows.map((row) => [row.id, row]))
  for (const [id, { number, account, name }] of later.tokens) {
    if (erased.has(account)) continue
    const row = known.get(id)
    if (!row) return `the token ${number} is missing`
    if (row.number !== number || row.account !== account || !isOf(words, name, row.name))
      return `the token ${number} has another name or another person than when it was made`
  }
  const unknown = rows.find(({ id, account }) => !later.tokens.has(String(id)) && ![...erased].some((one) => one === account))
  return unknown ? `no act made the token ${unknown.number}` : null
}

const MEMBERS = `
  SELECT membership.account, role, delegation, agency, name, email FROM membership JOIN account ON account.id = membership.account
  WHERE membership.group_id = ?`
