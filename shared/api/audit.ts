// Audit of the installation, as the chair and the secretariat of a group can read it.
import { z } from 'zod'
import { countSchema, hash, instantField, numberSchema } from './fields.ts'
import { file, listSchema, type RouteTable } from './route.ts'

/** Current names of the ids in an entry's subject and detail; null if there are none, or the object no longer exists. */
export const AuditAbout = z.object({
  /** The person whose role or link it is. */
  person: z.string().nullable(),
  /** The number of a session. */
  session: z.int().nullable(),
  /** The name of a moment. */
  moment: z.string().nullable(),
  /** The code of an item. */
  item: z.string().nullable(),
})
export type AuditAbout = z.infer<typeof AuditAbout>

export const AuditLine = z
  .object({
    /** Number in the hash chain. */
    n: countSchema,
    at: instantField,
    /** Null if nobody was signed in, or an operator did it. */
    account: z.string().nullable(),
    /** Current name of the account. */
    name: z.string().nullable(),
    /** `session.opened`, `member.changed`, …: shared/audit/actions.ts. */
    action: z.string(),
    subject: z.string(),
    detail: z.string(),
    /** Client address, or ''. */
    address: z.string(),
    about: AuditAbout,
    /** Hash of the chain after it. */
    hash,
  })
  .meta({ id: 'AuditLine' })
export type AuditLine = z.infer<typeof AuditLine>

export const AuditPage = z.object({
  lines: listSchema(AuditLine),
  /** `before` of the next page; null on the last one. */
  next: z.int().nullable(),
  head: z.object({ n: countSchema, hash }),
  /** The first entry that is kept: earlier ones were removed after AUDIT_DAYS, and a hash replaces them. */
  keptFrom: z.int(),
})
export type AuditPage = z.infer<typeof AuditPage>

export const auditFilters = {
  account: z.string().max(64).optional(),
  /** One or more, separated by commas; `session` for all actions with this prefix. */
  action: z
    .string()
    .regex(/^[A-Za-z.]{1,40}(,[A-Za-z.]{1,40}){0,40}$/)
    .transform((text) => text.split(','))
    .optional(),
  from: numberSchema.optional(),
  until: numberSchema.optional(),
  address: z.string().max(64).optional(),
}

export const auditPaging = { before: numberSchema.optional(), limit: z.coerce.number<string>().int().min(1).max(200).default(100) }

export const auditApi = {
  'GET /api/groups/:group/audit': {
    about:
      'What was done, by whom, when and from where, newest first; `about` in a line has the present names of its ids: a person, the number of a session, a moment, the code of an item.',
    access: 'audit.read',
    query: z.object({ ...auditFilters, ...auditPaging }),
    answers: { 200: AuditPage },
  },
  'GET /api/groups/:group/audit/export': {
    about: 'All of it as a file, with the same filters.',
    access: 'audit.read',
    query: z.object({ ...auditFilters, format: z.enum(['csv', 'json']) }),
    answers: { 200: file('text/csv', 'application/json') },
  },
} as const satisfies RouteTable
