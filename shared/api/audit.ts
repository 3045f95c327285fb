// The audit of the installation as the chair and the secretariat of a group read it.
import { z } from 'zod'
import { count, hash, instantField, number } from './fields.ts'
import { file, list, type RouteTable } from './route.ts'

/** What the ids in an entry's subject and detail are called now; null where it names none, or what it names is gone. */
export const AuditAbout = z.object({
  /** Whose role, whose link. */
  person: z.string().nullable(),
  /** The number of a session. */
  session: z.int().nullable(),
  /** The name of a moment. */
  moment: z.string().nullable(),
})
export type AuditAbout = z.infer<typeof AuditAbout>

export const AuditLine = z
  .object({
    /** Its place in the chain. */
    n: count,
    at: instantField,
    /** Null when nobody was signed in, or an operator did it. */
    account: z.string().nullable(),
    /** As the account is called now. */
    name: z.string().nullable(),
    /** `session.opened`, `member.changed`, …: shared/audit/actions.ts. */
    action: z.string(),
    subject: z.string(),
    detail: z.string(),
    /** From where: an address of the network, or nothing. */
    address: z.string(),
    about: AuditAbout,
    /** Of the chain, after it. */
    hash,
  })
  .meta({ id: 'AuditLine' })
export type AuditLine = z.infer<typeof AuditLine>

export const AuditPage = z.object({
  lines: list(AuditLine),
  /** `before` of the next page; null on the last one. */
  next: z.int().nullable(),
  head: z.object({ n: count, hash }),
  /** The first entry that is kept: those before it were removed after AUDIT_DAYS, and a hash stands for them. */
  keptFrom: z.int(),
})
export type AuditPage = z.infer<typeof AuditPage>

export const auditFilters = {
  account: z.string().max(64).optional(),
  /** Any of several, with commas; `session` for all that begin so. */
  action: z
    .string()
    .regex(/^[A-Za-z.]{1,40}(,[A-Za-z.]{1,40}){0,40}$/)
    .transform((text) => text.split(','))
    .optional(),
  from: number.optional(),
  until: number.optional(),
  address: z.string().max(64).optional(),
}

export const auditPaging = { before: number.optional(), limit: z.coerce.number<string>().int().min(1).max(200).default(100) }

export const auditApi = {
  'GET /api/groups/:group/audit': {
    about:
      'What was done, by whom, when and from where, newest first; `about` in a line has the present names of its ids: a person, the number of a session, a moment.',
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
