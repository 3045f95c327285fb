// Verifies rows of marks, sessions and members against the log of acts. SPEC T15.

import { actOf } from '../../shared/acts/actOf.ts'
import type { Act } from '../../shared/acts/acts.ts'
import { type GroupState, groupStateOf, headsText } from '../../shared/acts/groupState.ts'
import { actsId, type DocumentId, type GroupId, parseGroupId, seq } from '../../shared/ids.ts'
import { commitmentOf } from '../acts/personalWords.ts'
import { hasTable, type Queries } from '../db/queries.ts'
import { sha256 } from '../log/entry.ts'
import type { UpdateLog } from '../log/log.ts'
import type { Fault } from '../log/verifyChain.ts'

interface Deps {
  readonly log: Pick<UpdateLog, 'read' | 'head'>
  readonly queries: Queries
  /** True if no server has started since a restore: members are then those of the database that was replaced. */
  readonly afterRestore?: boolean | undefined
}

/** Acts of a sound log. Throws `DamagedLogError` for an entry that is no act. */
export const checkActs = async (deps: Deps, document: DocumentId): Promise<Fault | null> => {
  const { log, queries } = deps
  const group = parseGroupId(document.slice('acts:'.length))
  if (!group || document !== actsId(group) || !(await hasTable(queries, 'act_word'))) return null
  for (let tries = 1; ; tries++) {
    const head = (await log.head(document)).seq
    const acts: Act[] = []
    for await (const entry of log.read(document, seq(0), head)) acts.push(actOf(document, entry))
    const fault = head === 0 ? null : await compare(deps, group, acts)
    // Rows and their act are written together; reading them separately may see changes in between.
    if (!fault || tries === TRIES || (await log.head(document)).seq === head) return fault
  }
}
const TRIES = 5

const compare = async ({ queries, afterRestore }: Deps, group: GroupId, acts: readonly Act[]): Promise<Fault | null> => {
  const standing = groupStateOf(acts)
  const at = seq(acts.length)
  const marks = (await meetingFault(queries, group, standing)) ?? (await markFault(queries, group, standing))
  if (marks !== null) return { ok: false, of: 'marks', seq: at, why: marks }
  if (afterRestore && (await restoredAfter(queries, acts))) return null
  const people = (await groupFault(queries, group, standing)) ?? (await peopleFault(queries, group, standing))
  return people === null ? null : { ok: false, of: 'people', seq: at, why: people }
}

/** An act is recorded in the transaction of its rows; its time is that of its entry, which never decreases. */
const NEAR_MS = 5_000
const isNear = (row: unknown, act: number | null): boolean =>
  act === null ? row === null : typeof row === 'number' && Math.abs(row - act) <= NEAR_MS

const meetingFault = async (queries: Queries, group: GroupId, { meetings }: GroupState): Promise<string | null> => {
  const rows = await queries.all(SQL.meetings, group)
  for (const row of rows) {
    const meeting = [...meetings].find(([id]) => id === row.id)?.[1]
    if (!meeting) return `no act made the session ${row.id}`
    if (row.number !== meeting.number) return `the session ${row.id} has another number than when it was made`
    if (row.state !== meeting.state) return `session ${meeting.number} is in another state than the acts say`
    const hours =
      isNear(row.opened_at, meeting.openedAt) && isNear(row.started_at, meeting.startedAt) && isNear(row.closed_at, meeting.closedAt)
    if (!hours) return `the hours of session ${meeting.number} are not those of its acts`
  }
  return rows.length === meetings.size ? null : 'a session that was made is missing'
}

const markFault = async (queries: Queries, group: GroupId, { marks }: GroupState): Promise<string | null> => {
  const rows = await queries.all(SQL.marks, group)
  const heads = Map.groupBy(await queries.all(SQL.heads, group), ({ mark }) => mark)
  for (const row of rows) {
    const mark = [...marks].find(([id]) => id === row.id)?.[1]
    const name = mark?.name === null || mark?.name === undefined ? `the mark ${row.id}` : `the moment “${mark.name}”`
    if (!mark) return `no act made the mark ${row.id}`
    if (row.kind !== mark.kind || row.meeting !== mark.meeting || row.name !== mark.name) return `${name} is not the one that was made`
    if (!isNear(row.at, mark.at)) return `${name} has another hour than its act`
    const own = (heads.get(row.id) ?? []).map(({ document, seq, hash }) => ({
      document: String(document),
      seq: Number(seq),
      hash: hex(hash),
    }))
    const text = headsText(own.filter(({ document }) => document !== actsId(group)) as never)
    const same =
      typeof mark.heads === 'string' ? hex(sha256(new TextEncoder().encode(text))) === mark.heads : text === headsText(mark.heads)
    if (!same) return `${name} was moved: it stands at other entries than its act says`
    const own_acts = own.find(({ document }) => document === actsId(group))
    if (mark.act !== null && own_acts?.seq !== mark.act) return `${name} was moved: it stands at another act than the one that made it`
  }
  return rows.length === marks.size ? null : 'a mark that was made is missing'
}

const groupFault = async (queries: Queries, group: GroupId, standing: GroupState): Promise<string | null> => {
  const [row] = await queries.all(SQL.group, group)
  const { settings } = standing
  if (settings && (row?.name_es !== settings.name.es || row.name_en !== settings.name.en)) return 'the group bears another name'
  const isSame =
    !settings ||
    (row?.zone === settings.zone &&
      row.first_language === settings.firstLanguage &&
      row.quorum === settings.quorum &&
      (row.observers_comment === 1) === settings.observersComment &&
      row.report_days === settings.reportDays &&
      row.requires_factor_from === (settings.requiresFactorFrom ?? null) &&
      row.requires_provider_from === (settings.requiresProvider?.from ?? null) &&
      row.required_providers === (settings.requiresProvider?.providers.join(' ') ?? '') &&
      (row.provider_excepts_observers === 1) === (settings.requiresProvider?.exceptsObservers ?? false))
  if (!isSame) return 'the settings of the group are not those of its acts'
  const delegations = (await queries.all(SQL.delegations, group)).map((one) =>
    JSON.stringify([one.id, one.code, one.name_es, one.name_en, one.identity, one.capital, one.zone, one.retired === 1]),
  )
  const ours = standing.delegations.map(({ id, code, name, identity, capital = '', zone = '', retired = false }) =>
    JSON.stringify([id, code, name.es, name.en, identity, capital, zone, retired]),
  )
  if (!isSameSet(delegations, ours)) return 'a delegation is not the one that was made'
  const agencies = (await queries.all(SQL.agencies, group)).map((one) =>
    JSON.stringify([one.id, one.delegation, one.acronym, one.name_es, one.name_en, one.retired === 1]),
  )
  const known = standing.agencies.map(({ id, delegation, acronym, name, retired = false }) =>
    JSON.stringify([id, delegation, acronym, name.es, name.en, retired]),
  )
  return isSameSet(agencies, known) ? null : 'an agency is not the one that was made'
}

const peopleFault = async (queries: Queries, group: GroupId, { people }: GroupState): Promise<string | null> => {
  const words = new Map((await queries.all(SQL.words, group)).map((row) => [row.commitment, row]))
  const other = [...words.values()].find(
    (row) => !(row.salt instanceof Uint8Array) || commitmentOf(row.salt, String(row.words)) !== row.commitment,
  )
  if (other) return `a name of ${other.account} is not the one that was recorded`
  const rows = await queries.all(SQL.members, group)
  for (const row of rows) {
    const person = [...people].find(([account]) => account === row.account)?.[1]
    if (!person) return `no act let ${row.account} into the group`
    if (row.role !== person.role || row.delegation !== person.delegation || row.agency !== person.agency)
      return `${row.account} has another role, delegation or agency than the acts say`
    const name = words.get(person.name)
    // Erased data cannot be compared.
    if (name && row.name !== name.words) return `${row.account} bears another name than the acts say`
  }
  return rows.length === people.size ? null : 'a member whom the acts know is missing'
}

/** Changes after the last snapshot in the acts. */
const restoredAfter = async (queries: Queries, acts: readonly Act[]): Promise<boolean> => {
  const [row] = await queries.all("SELECT max(at) AS at FROM audit WHERE action = 'backup.restored'")
  const last = acts.findLast(({ what }) => what.type === 'begun' || what.type === 'restored')
  return typeof row?.at === 'number' && row.at > (last?.at ?? 0)
}

const isSameSet = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && [...a].sort().join('\n') === [...b].sort().join('\n')
const hex = (bytes: unknown): string => (bytes instanceof Uint8Array ? Buffer.from(bytes).toString('hex') : '')

const SQL = {
  meetings: 'SELECT id, number, state, opened_at, started_at, closed_at FROM meeting WHERE group_id = ?',
  marks: 'SELECT id, kind, meeting, name, at FROM mark WHERE group_id = ?',
  heads: 'SELECT mark, document, seq, hash FROM mark_head JOIN mark ON mark.id = mark_head.mark WHERE group_id = ?',
  group:
    'SELECT name_es, name_en, zone, first_language, quorum, observers_comment, report_days, requires_factor_from, requires_provider_from, required_providers, provider_excepts_observers FROM work_group WHERE id = ?',
  delegations: 'SELECT id, code, name_es, name_en, identity, capital, zone, retired FROM delegation WHERE group_id = ?',
  agencies: 'SELECT id, delegation, acronym, name_es, name_en, retired FROM agency WHERE group_id = ?',
  words: 'SELECT commitment, account, salt, words FROM act_word WHERE group_id = ?',
  members: `
    SELECT membership.account, role, delegation, agency, name FROM membership JOIN account ON account.id = membership.account
    WHERE membership.group_id = ?`,
} as const
