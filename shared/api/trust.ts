// Verification data: signing keys, signed heads, heads at closings, the last check, and the archive.
import { z } from 'zod'
import { parseReading } from '../log/reading.ts'
import { by, countSchema, documentId, groupId, hash, instantField, keyName, meetingId, momentId, seqSchema, signature } from './fields.ts'
import { file, listSchema, type RouteTable } from './route.ts'

/** Hash of the chain at that entry, and the newest entry. */
const Head = z.object({ seq: seqSchema, hash })
export const HeadInfo = z.object({ document: documentId, group: groupId, at: Head.nullable(), head: Head }).meta({ id: 'Head' })
export type HeadInfo = z.infer<typeof HeadInfo>

/** Digests of state and history of a document at a signed head (DOCUMENTS.md). */
export const SignedDigests = z
  .object({
    state: hash,
    history: hash,
    /** HISTORY_VERSION that gave the history: only the same version gives the same digest. */
    historyVersion: countSchema,
    key: keyName,
    /** Ed25519 over their canonical bytes (shared/proof/signedDigest.ts). */
    signature,
  })
  .meta({ id: 'SignedDigests' })
export type SignedDigests = z.infer<typeof SignedDigests>

export const SignedHead = z
  .object({
    document: documentId,
    seq: seqSchema,
    hash,
    at: instantField,
    key: keyName,
    /** Ed25519 over the canonical bytes of the five above (shared/proof/signedHead.ts). */
    signature,
    reason: z.enum(['meeting', 'export', 'periodic']),
    /** Digests of the log at this head. Absent in heads of earlier versions and for unreadable logs. */
    digests: SignedDigests.optional(),
  })
  .meta({ id: 'SignedHead' })
export type SignedHead = z.infer<typeof SignedHead>

/** `id` is a prefix of the SHA-256 of the key, `publicKey` its SPKI. */
export const SigningKey = z
  .object({ id: keyName, publicKey: z.string().regex(/^([0-9a-f]{2}){1,200}$/), since: instantField })
  .meta({ id: 'SigningKey' })
export type SigningKey = z.infer<typeof SigningKey>

export const SignedHeads = z
  .object({ group: groupId, heads: listSchema(SignedHead), keys: listSchema(SigningKey) })
  .meta({ id: 'SignedHeads' })
export type SignedHeads = z.infer<typeof SignedHeads>

const ClosingHead = z.object({ document: documentId, seq: seqSchema, hash })
export type ClosingHead = z.infer<typeof ClosingHead>
export const Closing = z
  .object({
    /** Time of the mark. A reopened session has one per closing. */
    id: momentId,
    meeting: meetingId.nullable(),
    /** Number of the session. */
    number: z.int().nullable(),
    at: instantField,
    heads: listSchema(ClosingHead),
  })
  .meta({ id: 'Closing' })
export type Closing = z.infer<typeof Closing>

export const Verification = z
  .object({
    /** All logs below were verified since then; null: none was. */
    at: instantField.nullable(),
    documents: listSchema(
      z.object({
        document: documentId,
        at: instantField,
        entries: countSchema,
        ok: z.boolean(),
        /** The first damaged entry; if the log is sound, the entry that history or a projection contradicts. */
        seq: seqSchema.nullable(),
        why: z.string().nullable(),
        /** What differs from the log, if the log itself is sound. */
        reading: by(parseReading, 'history').nullable(),
      }),
    ),
    /** Hash chain of the installation's audit; null if it was not checked. */
    audit: z.object({ entries: countSchema, ok: z.boolean(), why: z.string().nullable() }).nullable(),
    /**
     * Since when addresses, creators of texts, names of tokens and drafts of sessions are compared with the acts; null: since the group was
     * created, or the acts cannot be read.
     */
    rowsSince: instantField.nullable(),
  })
  .meta({ id: 'Verification' })
export type Verification = z.infer<typeof Verification>

export const trustApi = {
  'GET /api/keys': {
    about: 'Every key that heads were signed with.',
    access: 'account',
    token: 'read',
    answers: { 200: listSchema(SigningKey) },
  },
  'GET /api/groups/:group/heads': {
    about: 'Signed heads, newest first, and their keys, to be kept elsewhere; taking them is an act of the group.',
    access: 'log.verify',
    token: 'read',
    answers: { 200: SignedHeads },
  },
  'GET /api/documents/:document/head': {
    about: 'The chain’s hash at that entry, and the newest.',
    access: 'document.read',
    token: 'read',
    query: z.object({ seq: by((text) => (/^\d{1,15}$/.test(text) ? seqSchema.parse(Number(text)) : null), '42').optional() }),
    answers: { 200: HeadInfo },
    refuses: ['damaged'],
  },
  'GET /api/groups/:group/closings': {
    about:
      'The head of every log when a session was closed, from which the fingerprint that is read aloud is computed (`shared/closingFingerprint.ts`); the newest first.',
    access: 'history.read',
    token: 'read',
    answers: { 200: listSchema(Closing) },
  },
  'GET /api/groups/:group/archive': {
    about: '[The archive](archive.md).',
    access: 'archive.export',
    token: 'export',
    proof: true,
    answers: { 200: file('application/octet-stream') },
  },
  'GET /api/groups/:group/verification': {
    about: 'The last check of each log.',
    access: 'log.verify',
    token: 'read',
    answers: { 200: Verification },
  },
  'POST /api/groups/:group/verification': {
    about: 'Checks now, and answers the same when it is done.',
    access: 'log.verify',
    personal: true,
    answers: { 200: Verification },
  },
} as const satisfies RouteTable
