// For operators of the installation: all groups and accounts, as counts and times without content.
import { z } from 'zod'
import { MOST_GROUP_FILES_MB } from '../files/kinds.ts'
import { GROUP_SORTS, MOST_WHY_LETTERS, READ_ONLY_STATES, ROLES } from '../people.ts'
import { newGroupSchema } from './arrival.ts'
import { AuditPage, auditFilters, auditPaging } from './audit.ts'
import { accountId, bilingualLine, countSchema, email, groupId, instantField, languageSchema, name, ownId } from './fields.ts'
import { groupRequestWhy } from './groupRequests.ts'
import { ReadOnlyAnswer } from './groups.ts'
import { Installation, TestedMail } from './installation.ts'
import { IssuedLink } from './members.ts'
import { file, listSchema, type RouteTable } from './route.ts'

const bilingual = z.object({ es: z.string(), en: z.string() })

export const AdministeredGroup = z
  .object({
    id: groupId,
    name: bilingual,
    sample: z.boolean(),
    createdAt: instantField,
    members: countSchema,
    documents: countSchema,
    /** Of its logs. */
    entries: countSchema,
    files: z.object({ count: countSchema, bytes: z.number() }),
    /** `filesMb`: megabytes that all its files may take; `usualMb`: those of a group without its own; `isOwn`: set for this group by an operator. `usedBytes`: files removed in the last thirty days count, too. */
    quota: z.object({ filesMb: z.number(), usualMb: z.number(), isOwn: z.boolean(), usedBytes: z.number() }),
    /** Providers that the group requires and that are no longer configured: nobody can sign in with them. */
    lostProviders: listSchema(z.string()),
    webhooks: countSchema,
    /** Nobody is in it yet: until when its chair is invited, and null when no invitation is open. */
    chairInvited: z.object({ until: instantField.nullable() }).optional(),
    /** The newest entry of its logs. */
    writtenAt: instantField.nullable(),
    /** Suspended or archived; absent: it can be edited. */
    readOnly: ReadOnlyAnswer.optional(),
  })
  .meta({ id: 'AdministeredGroup' })
export type AdministeredGroup = z.infer<typeof AdministeredGroup>

const GroupsFound = z
  .object({
    groups: listSchema(AdministeredGroup),
    /** Groups that match, on all pages. */
    found: countSchema,
    page: countSchema,
    pages: countSchema,
  })
  .meta({ id: 'GroupsFound' })

const AdministeredGroupRequest = z
  .object({
    id: ownId,
    /** The group that asks. */
    group: z.object({ id: groupId, name: bilingual }),
    by: z.object({ name: z.string(), email: z.string().nullable() }),
    name: bilingual,
    why: z.string(),
    at: instantField,
  })
  .meta({ id: 'AdministeredGroupRequest' })
export type AdministeredGroupRequest = z.infer<typeof AdministeredGroupRequest>

export const AdministeredAccount = z
  .object({
    account: accountId,
    name: z.string(),
    email: z.string(),
    language: languageSchema,
    createdAt: instantField,
    /** Newest session that is still open; null for none. */
    lastUsed: instantField.nullable(),
    sessions: countSchema,
    secondFactor: z.boolean(),
    disabled: z.boolean(),
    operator: z.boolean(),
    groups: listSchema(z.object({ group: groupId, name: bilingual, role: z.enum(ROLES) })),
  })
  .meta({ id: 'AdministeredAccount' })
export type AdministeredAccount = z.infer<typeof AdministeredAccount>

const AccountsFound = z.object({
  accounts: listSchema(AdministeredAccount),
  /** More accounts match. */
  more: z.boolean(),
})

export const SettingInUse = z
  .object({
    /** Name of the environment variable. */
    name: z.string(),
    /** As configured; null if it is secret, or not set. */
    value: z.string().nullable(),
    /** Whether the environment sets it; `otherwise`: the default is used. */
    from: z.enum(['given', 'otherwise']),
  })
  .meta({ id: 'SettingInUse' })
export type SettingInUse = z.infer<typeof SettingInUse>

/** Who is invited to be the first chair of a group. */
const FirstChair = z.object({ name, email: email.nullable() })
const firstChair = { name: 'Luis Ortega', email: 'luis@example.org' }

export const administrationApi = {
  'GET /api/administration/installation': {
    about: 'The state of the installation.',
    access: 'operator',
    answers: { 200: Installation },
  },
  'POST /api/administration/test-mail': {
    about: 'Sends a test mail to the caller now; answers what the mail server said if it refused the mail.',
    access: 'operator',
    answers: { 200: TestedMail },
    refuses: ['mail-off', 'too-many'],
  },
  'GET /api/administration/settings': {
    about: 'The settings with which the server that answers was started; of secret ones only whether they are set.',
    access: 'operator',
    answers: { 200: listSchema(SettingInUse) },
  },
  'GET /api/administration/groups': {
    about:
      'Groups in counts and times: people, documents, log entries, files, webhooks, and the last edit. `q`: letters of a name or a short address; 50 in a page.',
    access: 'operator',
    query: z.object({
      q: z.string().max(100).default(''),
      sort: z.enum(GROUP_SORTS).default('activity'),
      page: z.coerce.number<string>().int().min(1).max(100_000).default(1),
    }),
    answers: { 200: GroupsFound },
  },
  'POST /api/administration/groups': {
    about:
      'A further group, and the invitation of its first chair: the link is shown once, and mailed where an address is given and mail is on. The operator is not in the group. `request`: the request that it answers.',
    access: 'operator',
    proof: true,
    body: z.object({ group: newGroupSchema, chair: FirstChair, request: ownId.optional() }),
    example: {
      group: {
        id: 'forfeiture',
        name: { es: 'Extinción de dominio', en: 'Asset forfeiture' },
        delegations: [{ code: 'CO', name: { es: 'Colombia', en: 'Colombia' }, agencies: [] }],
      },
      chair: firstChair,
    },
    answers: { 201: IssuedLink },
    refuses: ['group-taken', 'name-characters'],
  },
  'GET /api/administration/group-requests': {
    about: 'What groups ask for: further groups that are neither made nor refused yet, the oldest first.',
    access: 'operator',
    answers: { 200: listSchema(AdministeredGroupRequest) },
  },
  'PUT /api/administration/group-requests/:id/refusal': {
    about: 'Refuses a further group, with a sentence to who asked for it, who is notified.',
    access: 'operator',
    body: z.object({ why: groupRequestWhy }),
    example: { why: 'Please use the group that you have until January.' },
    answers: { 204: null },
  },
  'POST /api/administration/groups/:group/chair-invitations': {
    about: 'Invites the first chair of a group without members. An earlier invitation is revoked.',
    access: 'operator',
    proof: true,
    body: FirstChair,
    example: firstChair,
    answers: { 201: IssuedLink },
    refuses: ['group-inhabited', 'name-characters'],
  },
  'PUT /api/administration/groups/:group/read-only': {
    about:
      'Suspends or archives a group: its members read and export it, and change nothing, until it is resumed (`null`). `why` is shown to them. An act of the group.',
    access: 'operator',
    proof: true,
    body: z.object({ readOnly: z.object({ as: z.enum(READ_ONLY_STATES), why: bilingualLine(MOST_WHY_LETTERS) }).nullable() }),
    example: { readOnly: { as: 'suspended', why: { es: 'En revisión hasta enero.', en: 'Under review until January.' } } },
    answers: { 204: null },
  },
  'PUT /api/administration/groups/:group/quota': {
    about: 'How many megabytes all files of a group may take; `null`: as many as `GROUP_FILES_MB` says. Files that are there already stay.',
    access: 'operator',
    proof: true,
    body: z.object({ filesMb: z.int().min(1).max(MOST_GROUP_FILES_MB).nullable() }),
    example: { filesMb: 5_000 },
    answers: { 204: null },
  },
  'GET /api/administration/accounts': {
    about: 'Accounts whose name or address has these letters, by name: at most 100. Erased ones are not among them.',
    access: 'operator',
    query: z.object({ q: z.string().max(100).default('') }),
    answers: { 200: AccountsFound },
  },
  'PUT /api/administration/accounts/:account/disabled': {
    about:
      'Disables an account, or enables it again: an act of each of its groups. Nobody can sign in to a disabled account; its sessions end at once.',
    access: 'operator',
    proof: true,
    body: z.object({ disabled: z.boolean() }),
    example: { disabled: true },
    answers: { 204: null },
    refuses: ['forbidden', 'last-chair'],
  },
  'DELETE /api/administration/accounts/:account/sessions': {
    about: 'Ends every session of an account.',
    access: 'operator',
    answers: { 204: null },
  },
  'DELETE /api/administration/accounts/:account/second-factor': {
    about: 'Removes the two-step verification of an account whose person has lost it. Its sessions end, and the person is notified.',
    access: 'operator',
    proof: true,
    answers: { 204: null },
    refuses: ['forbidden', 'no-second-factor'],
  },
  'GET /api/administration/audit': {
    about: 'The whole audit: what was done, by whom, when and from where, newest first.',
    access: 'operator',
    query: z.object({ ...auditFilters, ...auditPaging }),
    answers: { 200: AuditPage },
  },
  'GET /api/administration/audit/export': {
    about: 'All of it as a file, with the same filters.',
    access: 'operator',
    proof: true,
    query: z.object({ ...auditFilters, format: z.enum(['csv', 'json']) }),
    answers: { 200: file('text/csv', 'application/json') },
  },
} as const satisfies RouteTable
