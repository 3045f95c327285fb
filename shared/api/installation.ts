// State of the whole installation as counts and times, without personal data or content.
import { z } from 'zod'
import { bilingualSchema, countSchema, instantField } from './fields.ts'
import { file, listSchema, type RouteTable, typed } from './route.ts'

/** `where`: an update refused for good, a connection that failed to open, or a request. */
export const RefusalCount = z.object({ where: z.enum(['update', 'upgrade', 'http']), why: z.string(), count: countSchema })
export type RefusalCount = z.infer<typeof RefusalCount>

/** Outgoing mail, and members of the group to whom it could not be delivered. */
export const MailState = z.object({
  from: z.string(),
  waiting: countSchema,
  /** The last one accepted by a mail server. */
  sentAt: instantField.nullable(),
  /** Error of the last attempt of this server, if it failed. */
  trouble: z.string().nullable(),
  /** `to`: the name of a person, or the address of an invitation. */
  undelivered: listSchema(z.object({ to: z.string(), why: z.string(), at: instantField })),
})
export type MailState = z.infer<typeof MailState>

export const Installation = z
  .object({
    now: instantField,
    version: z.string(),
    engine: z.enum(['sqlite', 'postgres']),
    /** Of the answering server; its counters start with its process. */
    startedAt: instantField,
    work: z.object({
      /** The newest entry of any log, from any server. */
      writtenAt: instantField.nullable(),
      /** Age in milliseconds of the oldest update that is not yet on disk. */
      unsavedFor: z.number(),
      /** 95th percentile of the time to acknowledgement in the last five minutes; null with too few updates. */
      ackMs: z.number().nullable(),
      /** The last write failed: edits cannot be stored now. */
      failing: z.boolean(),
    }),
    logs: z.object({
      documents: countSchema,
      /** Damaged, according to the last check. */
      damaged: countSchema,
      /** Quarantined on this server. */
      unreadable: countSchema,
      checkedAt: instantField.nullable(),
      signedAt: instantField.nullable(),
      /** When the answering server last signed new heads; null before the first time. */
      signingAt: instantField.nullable(),
      /** Entries not yet processed by the history projector. */
      behind: countSchema,
    }),
    /** File of the embedded database; null for PostgreSQL. */
    file: z
      .object({
        checkedAt: instantField.nullable(),
        /** Damaged pages found in the file: in derived tables, in logs, and in all other tables. */
        damaged: z.object({ derived: countSchema, log: countSchema, rows: countSchema }),
        /** Checkpoints skipped because they cannot be read. */
        checkpoints: countSchema,
        /** Tables rebuilt from the logs at the start of the server. */
        mended: countSchema,
      })
      .nullable(),
    backupAt: instantField.nullable(),
    /** The last restore, while no backup has been made since. `of`: when its backup was made; null: an earlier version restored it. */
    restored: z.object({ at: instantField, of: instantField.nullable() }).nullable(),
    /** Since when unused parts of the database's files may hold an erased account; null: they hold none. */
    erased: z.object({ owedSince: instantField.nullable() }),
    /** Off-site backups, made every minute; null: not configured. `goodAt`: the last success; null: another server makes them. `failed`: operators were told. */
    offsite: z.object({ goodAt: instantField.nullable(), failed: z.object({ at: instantField, why: z.string() }).nullable() }).nullable(),
    /** Null: no mail server is configured. */
    mail: MailState.nullable(),
    /** Virus scanner for attached files; null: not configured. */
    scanner: z.object({ answers: z.boolean() }).nullable(),
    /** Sign-in providers; `trouble`: the error, if one cannot be reached. */
    providers: listSchema(z.object({ name: bilingualSchema, trouble: z.string().nullable() })),
    people: z.object({ connections: countSchema, documents: countSchema }),
    servers: z.object({
      bus: z.enum(['alone', 'joined', 'lost']),
      count: countSchema,
      /** Milliseconds by which the server's clock is ahead of the database's; null if both are the same. */
      clockAhead: z.number().nullable(),
    }),
    space: z.object({ database: z.number(), free: z.number().nullable(), disk: z.number().nullable() }),
    refusals: listSchema(RefusalCount),
  })
  .meta({ id: 'Installation' })
export type Installation = z.infer<typeof Installation>

/** `trouble`: the mail server's error, if it refused the mail. */
export const TestedMail = z.object({ sentTo: z.string(), trouble: z.string().nullable() })
export type TestedMail = z.infer<typeof TestedMail>

const Ready = z.looseObject({ ready: z.boolean() })

export const RequestOrigin = z.object({ address: z.string(), proxy: z.enum(['none', 'trusted', 'untrusted']), key: z.string().nullable() })
export type RequestOrigin = z.infer<typeof RequestOrigin>

export const installationApi = {
  'GET /api/groups/:group/installation': {
    about: 'The state of the installation.',
    access: 'installation.read',
    answers: { 200: Installation },
  },
  'POST /api/groups/:group/test-mail': {
    about: 'Sends a test mail to the caller now; answers what the mail server said if it refused the mail.',
    access: 'installation.read',
    personal: true,
    answers: { 200: TestedMail },
    refuses: ['mail-off', 'too-many'],
  },
  'GET /healthz': { about: 'Alive.', access: 'anyone', anyQuery: true, answers: { 200: z.object({ alive: z.literal(true) }) } },
  'GET /api/request-origin': {
    about:
      'From which network address this request came, as the server sees it, and whether a proxy named it (`X-Forwarded-For`): one that `TRUST_PROXY` trusts, or another. `key` names the key with which this installation signs, if there is one yet.',
    access: 'anyone',
    answers: { 200: RequestOrigin },
  },
  'GET /readyz': {
    about: 'Ready for requests; 503 when not. From loopback, or with `METRICS_TOKEN` as a bearer token, also why and what is damaged.',
    access: 'anyone',
    anyQuery: true,
    answers: { 200: Ready, 503: Ready },
  },
  'GET /metrics': {
    about: 'Prometheus; from loopback, or with `METRICS_TOKEN` as a bearer token.',
    access: 'anyone',
    anyQuery: true,
    answers: { 200: file('text/plain') },
    refuses: ['not-found'],
  },
  'GET /api/docs': {
    about: 'This description as a page to read, in either language, with an example for each route that a token may use.',
    access: 'anyone',
    query: z.object({ language: z.string().max(8).optional() }),
    answers: { 200: file('text/html') },
  },
  'GET /api/docs.css': { about: 'The style of that page.', access: 'anyone', answers: { 200: file('text/css') } },
  'GET /api/openapi.json': {
    about: 'This description.',
    access: 'anyone',
    answers: { 200: typed<object>('OpenAPI', 'An OpenAPI 3.1 document.') },
  },
} as const satisfies RouteTable
