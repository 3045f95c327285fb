// What `npm run group` does: one entry per verb.
import { existsSync } from 'node:fs'
import { open, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { z } from 'zod'
import { administrationApi } from '../../shared/api/administration.ts'
import type { IssuedLink } from '../../shared/api/members.ts'
import { type GroupId, parseAccountId, parseGroupId } from '../../shared/ids.ts'
import type { Refusal } from '../../shared/refusals.ts'
import { must } from '../../shared/result.ts'
import { recordAct } from '../acts/recordAct.ts'
import { administeredGroups } from '../administration/administeredGroups.ts'
import { findGroups } from '../administration/findGroups.ts'
import { setQuota } from '../administration/groupQuota.ts'
import { createFurtherGroup, inviteChairOf } from '../administration/newGroup.ts'
import { setReadOnly } from '../administration/readOnlyGroup.ts'
import { recordAudit } from '../audit/recordAudit.ts'
import type { Config } from '../config.ts'
import { readGroupRow } from '../db/readGroup.ts'
import type { Deps } from '../deps.ts'
import { hiddenFrom } from '../groups/documentRegistry.ts'
import { plainEmail } from '../identity/emails.ts'
import { addMail } from '../mail/outbox.ts'
import { problemsOf } from '../problems.ts'
import { openWorkerStorage } from '../storage/openWorkerStorage.ts'
import type { StorageLocation } from '../storage/storage.ts'
import { exportArchive } from '../trust/exportArchive.ts'
import { createSigner } from '../trust/signer.ts'

const text = { type: 'string' } as const
export const groupOptions = { es: text, en: text, delegation: { ...text, multiple: true }, chair: text, email: text, by: text } as const
export interface GroupOptions {
  readonly es?: string
  readonly en?: string
  readonly delegation?: readonly string[]
  readonly chair?: string
  readonly email?: string
  readonly by?: string
}
interface Call {
  readonly deps: Deps
  readonly where: StorageLocation
  readonly config: Config
  /** As many as the verb takes. */
  readonly given: readonly string[]
  readonly options: GroupOptions
}
export type GroupOutcome =
  | { readonly ok: true; readonly said: string }
  | { readonly ok: false; readonly refusal: Refusal }
  | { readonly ok: false; readonly why: string }
export interface GroupVerb {
  readonly takes: readonly string[]
  readonly options: readonly (keyof GroupOptions)[]
  readonly usage: string
  readonly act: (call: Call) => Promise<GroupOutcome>
}

const why = (sentence: string): GroupOutcome => ({ ok: false, why: sentence })
const said = (sentence: string): GroupOutcome => ({ ok: true, said: sentence })
/** Entries of the audit by a command on the server name no account. */
const COMMAND = { account: null, address: '' } as const

const list = async ({ deps, config }: Call): Promise<GroupOutcome> => {
  const ids = (await findGroups(deps.db, { q: '', sort: 'created' })).toReversed()
  const groups = await administeredGroups(deps.db, ids, {
    providers: config.providers.map(({ id }) => id),
    groupBytes: config.files.groupBytes,
    now: deps.clock.now(),
  })
  const rows = groups.map(({ id, name, readOnly, sample, members, documents, entries, quota, writtenAt }) => [
    id,
    readOnly?.as ?? (sample ? 'sample' : 'open'),
    String(members),
    String(documents),
    String(entries),
    `${(quota.usedBytes / 1_000_000).toFixed(1)} of ${quota.filesMb}${quota.isOwn ? '*' : ''}`,
    writtenAt === null ? 'never' : new Date(writtenAt).toISOString().slice(0, 16),
    `${name.es} / ${name.en}`,
  ])
  return said(columns([['group', 'state', 'people', 'documents', 'entries', 'files, MB', 'last edit (UTC)', 'name'], ...rows]))
}
const columns = (rows: readonly (readonly string[])[]): string => {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)))
  return rows
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

const create = async (call: Call): Promise<GroupOutcome> => {
  const [id] = call.given
  const { es, en, delegation = [] } = call.options
  const group = { id, name: { es: es ?? en, en: en ?? es }, delegations: delegation.map(delegationOf) }
  const parsed = administrationApi['POST /api/administration/groups'].body.safeParse({ group, chair: chairOf(call) })
  if (!parsed.success) return why(wrongWords(parsed.error.issues))
  return inviting(call, (operator, inviter) => createFurtherGroup(inviter, { operator, ...parsed.data, audited: COMMAND }))
}
/** `CO:Colombia`, `US:Estados Unidos:United States`. */
const delegationOf = (given: string) => {
  const [code, es, en] = given.split(':').map((part) => part.trim())
  return { code, name: { es, en: en ?? es }, agencies: [] }
}
const chairOf = ({ options: { chair, email } }: Call) => ({ name: chair, email: email ?? null })

const inviteChair = async (call: Call): Promise<GroupOutcome> => {
  const parsed = administrationApi['POST /api/administration/groups/:group/chair-invitations'].body.safeParse(chairOf(call))
  if (!parsed.success) return why(wrongWords(parsed.error.issues))
  return onGroup(call, (group) =>
    inviting(call, (operator, inviter) => inviteChairOf(inviter, { operator, group, chair: parsed.data, audited: COMMAND })),
  )
}

const wrongWords = (issues: readonly z.core.$ZodIssue[]): string =>
  problemsOf('body', issues)
    .map(({ field, expected }) => `${field}: ${expected.en}`)
    .join('\n')

type Inviting = Parameters<typeof createFurtherGroup>
type Issued = ReturnType<typeof createFurtherGroup>
/** An invitation is valid while the operator who sent it is one. */
const inviting = async (
  { deps, config, options }: Call,
  invite: (operator: Inviting[1]['operator'], inviter: Inviting[0]) => Issued,
): Promise<GroupOutcome> => {
  const operator = await operatorNamed(deps, options.by)
  if (!operator)
    return why(options.by === undefined ? 'There is no operator: make one with `npm run make-operator`.' : `${options.by} is no operator.`)
  const url = config.publicUrl ?? ''
  const mail = {
    // A mail without an address to open would be of no use.
    isOn: config.mail !== null && url !== '',
    add: (db: Deps['db'], sent: Parameters<typeof addMail>[1]) => addMail({ ...deps, db }, sent),
    // The server looks into its outbox twice a minute.
    wake: () => undefined,
  }
  const issued = await invite(operator, { deps, url, mail, invitationMs: config.invitationMs })
  return issued.ok ? said(linkWords(issued.value, url)) : issued
}
const operatorNamed = async ({ db }: Deps, email: string | undefined) => {
  const row = await db
    .selectFrom('operator')
    .innerJoin('account', 'account.id', 'operator.account')
    .select(['account.id', 'account.name'])
    .where('account.erased_at', 'is', null)
    .where('account.disabled_at', 'is', null)
    .$if(email !== undefined, (rows) => rows.where('account.email', '=', plainEmail(email ?? '')))
    .orderBy('operator.since')
    .orderBy('account.id')
    .limit(1)
    .executeTakeFirst()
  return row ? { account: must(parseAccountId(row.id), 'an operator'), name: row.name } : null
}
const linkWords = ({ link, expiresAt, mailedTo }: IssuedLink, url: string): string =>
  [
    link,
    `${url === '' ? 'Put the address of Ruta before it. ' : ''}It works once, until ${new Date(expiresAt).toISOString()}. Give it to the chair alone.`,
    ...(mailedTo === undefined ? [] : [`It is also mailed to ${mailedTo}, by the running server.`]),
  ].join('\n')

const onGroup = async (
  { deps, given: [id] }: Pick<Call, 'deps' | 'given'>,
  act: (group: GroupId) => Promise<GroupOutcome>,
): Promise<GroupOutcome> => {
  const group = parseGroupId(id)
  return group && (await readGroupRow(deps.db, group)) ? act(group) : why(`There is no group ${id}: npm run group -- list`)
}

const MADE = {
  suspended: { action: 'group.suspended', now: 'suspended' },
  archived: { action: 'group.archived', now: 'archived' },
  resumed: { action: 'group.resumed', now: 'open: its members can edit it' },
} as const
const readOnlyVerb = (as: keyof typeof MADE) => (call: Call) =>
  onGroup(call, async (group) => {
    const { deps, options } = call
    const sentence = administrationApi['PUT /api/administration/groups/:group/read-only'].body.safeParse({
      readOnly: as === 'resumed' ? null : { as, why: { es: options.es, en: options.en } },
    })
    if (!sentence.success) return why(`Say why, in both languages, to its members:\n${wrongWords(sentence.error.issues)}`)
    const set = await setReadOnly(deps, group, sentence.data.readOnly)
    if (!set.ok) return set
    if (set.value.isNew) await record(deps, { action: MADE[as].action, subject: group })
    return said(`The group ${group} is ${set.value.isNew ? 'now' : 'already'} ${MADE[as].now}.`)
  })
const record = ({ db, clock, random }: Deps, entry: Pick<Parameters<typeof recordAudit>[2], 'action' | 'subject' | 'detail'>) =>
  recordAudit(db, clock, { ...COMMAND, ...entry }, random)

const quota = (call: Call) =>
  onGroup(call, async (group) => {
    const { deps, given, config } = call
    const [, megabytes = ''] = given
    const wanted = megabytes === 'default' ? null : Number(megabytes)
    const parsed = administrationApi['PUT /api/administration/groups/:group/quota'].body.safeParse({ filesMb: wanted })
    if (!parsed.success) return why(wrongWords(parsed.error.issues))
    const { filesMb } = parsed.data
    const set = await setQuota(deps, { group, filesMb, audited: COMMAND })
    if (!set.ok) return set
    const usual = `${config.files.groupBytes / 1_000_000} MB, as GROUP_FILES_MB says`
    return said(`The files of ${group} may take ${filesMb === null ? usual : `${filesMb} MB`}.`)
  })

/** Without sessions that are still prepared in private. */
const exportTo = (call: Call) =>
  onGroup(call, async (group) => {
    const { deps, where, given } = call
    const [, file = ''] = given
    if (existsSync(file)) return why(`${file} is there already.`)
    // A file that cannot be made is known before it is recorded that the archive was exported.
    const made = await open(file, 'wx', 0o600)
    await recordAct(deps, { group, by: null, what: { type: 'archiveExported' } })
    await record(deps, { action: 'archive.exported', subject: group })
    const storage = await openWorkerStorage(where, { clock: deps.clock, report: () => undefined }, true)
    try {
      const parts = { db: deps.db, clock: deps.clock, log: storage.openLog(deps.clock), signer: createSigner(deps) }
      const archive = await exportArchive(parts, group, await hiddenFrom(deps.db, { memberships: [] }, group))
      await pipeline(Readable.from(archive), made.createWriteStream())
    } catch (error) {
      // Half an archive is none; the next try makes it anew.
      await rm(file, { force: true })
      throw error
    } finally {
      await storage.close()
    }
    return said(`The archive of ${group} is in ${file}. Verify it: npm run verify -- ${file}`)
  })

const SENTENCES = '--es SENTENCE --en SENTENCE'
const CHAIR = '--chair NAME [--email ADDRESS] [--by OPERATOR]'
export const GROUP_VERBS: Readonly<Record<string, GroupVerb>> = {
  list: { takes: [], options: [], usage: '', act: list },
  create: {
    takes: ['ID'],
    options: ['es', 'en', 'delegation', 'chair', 'email', 'by'],
    usage: `--es NAME --en NAME --delegation CODE:NAME[:ENGLISH NAME] … ${CHAIR}`,
    act: create,
  },
  'invite-chair': { takes: ['ID'], options: ['chair', 'email', 'by'], usage: CHAIR, act: inviteChair },
  suspend: { takes: ['ID'], options: ['es', 'en'], usage: SENTENCES, act: readOnlyVerb('suspended') },
  archive: { takes: ['ID'], options: ['es', 'en'], usage: SENTENCES, act: readOnlyVerb('archived') },
  resume: { takes: ['ID'], options: [], usage: '', act: readOnlyVerb('resumed') },
  quota: { takes: ['ID', 'MB|default'], options: [], usage: '', act: quota },
  export: { takes: ['ID', 'FILE.ruta'], options: [], usage: '', act: exportTo },
}
