// How the whole installation is doing, in counts and times; of no person and of no text.
import { z } from 'zod'
import { bilingual, count, instantField } from './fields.ts'
import { file, list, type RouteTable, typed } from './route.ts'

/** `where`: an update that was refused for good, a connection before it stood, or a request. */
export const RefusalCount = z.object({ where: z.enum(['update', 'upgrade', 'http']), why: z.string(), count })
export type RefusalCount = z.infer<typeof RefusalCount>

/** Mail as a whole, and to which people of the group it could not be delivered. */
export const MailState = z.object({
  from: z.string(),
  waiting: count,
  /** The newest that a mail server took. */
  sentAt: instantField.nullable(),
  /** What the mail server answered, or why it could not be reached, when the last attempt of this server failed. */
  trouble: z.string().nullable(),
  /** `to`: the name of a person, or the address of an invitation. */
  undelivered: list(z.object({ to: z.string(), why: z.string(), at: instantField })),
})
export type MailState = z.infer<typeof MailState>

export const Installation = z
  .object({
    now: instantField,
    version: z.string(),
    engine: z.enum(['sqlite', 'postgres']),
    /** Of the server that answers: what it counts, it counts since then. */
    startedAt: instantField,
    work: z.object({
      /** The newest entry of any log, through whichever server. */
      writtenAt: instantField.nullable(),
      /** For how long the oldest update that is not on disk waits here, in milliseconds. */
      unsavedFor: z.number(),
      /** Of 100 updates 95 waited no longer for their acknowledgement in the last five minutes; null when there were too few to say. */
      ackMs: z.number().nullable(),
      /** The last write failed: nothing that people do can be kept now. */
      failing: z.boolean(),
    }),
    logs: z.object({
      documents: count,
      /** Not as they were written, by the last check. */
      damaged: count,
      /** Cannot be opened here. */
      unreadable: count,
      checkedAt: instantField.nullable(),
      signedAt: instantField.nullable(),
      /** When the server that answers last went round and signed what had grown; null before its first round. */
      signingAt: instantField.nullable(),
      /** Entries that history has not read yet. */
      behind: count,
    }),
    /** The database's file; null where it is no file of ours (PostgreSQL). */
    file: z
      .object({
        checkedAt: instantField.nullable(),
        /** Places that a check of the file found damaged: in what is read anew from the logs, in the logs, and in all other rows. */
        damaged: z.object({ derived: count, log: count, rows: count }),
        /** Checkpoints that were skipped because they cannot be read. */
        checkpoints: count,
        /** Tables that were read anew from the logs when the server started. */
        mended: count,
      })
      .nullable(),
    backupAt: instantField.nullable(),
    /** The last restore, while no backup has been made since. `of`: when its backup was made; null: an earlier version restored it. */
    restored: z.object({ at: instantField, of: instantField.nullable() }).nullable(),
    /** Backups off the machine, made each minute; null: none is configured. `goodAt`: the last round without trouble; null: another server
     *  makes them. */
    offsite: z.object({ goodAt: instantField.nullable() }).nullable(),
    /** Null: no mail server is configured. */
    mail: MailState.nullable(),
    /** That looks at files before they are attached; null: none is configured. */
    scanner: z.object({ answers: z.boolean() }).nullable(),
    /** Sign-in providers; `trouble`: why one cannot be found now. */
    providers: list(z.object({ name: bilingual, trouble: z.string().nullable() })),
    people: z.object({ connections: count, documents: count }),
    servers: z.object({
      bus: z.enum(['alone', 'joined', 'lost']),
      count,
      /** By how many milliseconds the clock of the server that answers is ahead of the database's; null where they are one. */
      clockAhead: z.number().nullable(),
    }),
    space: z.object({ database: z.number(), free: z.number().nullable(), disk: z.number().nullable() }),
    refusals: list(RefusalCount),
  })
  .meta({ id: 'Installation' })
export type Installation = z.infer<typeof Installation>

/** `trouble`: what the mail server answered, where it did not take the mail. */
export const TestedMail = z.object({ sentTo: z.string(), trouble: z.string().nullable() })
export type TestedMail = z.infer<typeof TestedMail>

const Ready = z.looseObject({ ready: z.boolean() })

export const installationApi = {
  'GET /api/groups/:group/installation': {
    about: 'The state of the installation.',
    access: 'installation.read',
    answers: { 200: Installation },
  },
  'POST /api/groups/:group/test-mail': {
    about: 'Sends a test mail to the caller now; answers what the mail server said if it refused the mail.',
    access: 'installation.read',
    answers: { 200: TestedMail },
    refuses: ['mail-off', 'too-many'],
  },
  'GET /healthz': { about: 'Alive.', access: 'anyone', answers: { 200: z.object({ alive: z.literal(true) }) } },
  'GET /readyz': {
    about: 'Ready for requests; 503 when not. From loopback, or with `METRICS_TOKEN` as a bearer token, also why and what is damaged.',
    access: 'anyone',
    answers: { 200: Ready, 503: Ready },
  },
  'GET /metrics': {
    about: 'Prometheus; from loopback, or with `METRICS_TOKEN` as a bearer token.',
    access: 'anyone',
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
