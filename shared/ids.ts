// Branded ids. Every id is foreign until its parser has accepted it; casts to a brand are in this file only.

declare const brand: unique symbol
type Brand<T, Name extends string> = T & { readonly [brand]: Name }

export type AccountId = Brand<string, 'AccountId'>
export type GroupId = Brand<string, 'GroupId'>
export type DelegationId = Brand<string, 'DelegationId'>
export type AgencyId = Brand<string, 'AgencyId'>
export type MeetingId = Brand<string, 'MeetingId'>
export type StreamId = Brand<string, 'StreamId'>
export type ItemId = Brand<string, 'ItemId'>
export type BlockId = Brand<string, 'BlockId'>
export type SectionId = Brand<string, 'SectionId'>
export type PointId = Brand<string, 'PointId'>
export type SpeakerId = Brand<string, 'SpeakerId'>
export type DecisionId = Brand<string, 'DecisionId'>
export type TermId = Brand<string, 'TermId'>
/** Of a saved view of the plan. */
export type ViewId = Brand<string, 'ViewId'>
export type ThreadId = Brand<string, 'ThreadId'>
export type CommentId = Brand<string, 'CommentId'>
/** Of a named moment. */
export type MomentId = Brand<string, 'MomentId'>
export type DocumentId = Brand<string, 'DocumentId'>
/** Salted hash, in the acts, of personal data stored beside them: 64 hex digits. */
export type Commitment = Brand<string, 'Commitment'>
/** Position of an entry in one document's log: 1, 2, 3 …; 0 is the empty log. */
export type Seq = Brand<number, 'Seq'>
/** A Yjs client id: an unsigned integer below 2^53. */
export type ClientId = Brand<number, 'ClientId'>
/** Milliseconds since 1970, by the server's clock. */
export type Instant = Brand<number, 'Instant'>

/** One log of acts per group, written by the server only: nobody joins it. */
export type DocumentKind = (typeof DOCUMENT_KINDS)[number]
export const DOCUMENT_KINDS = ['roadmap', 'page', 'meeting', 'glossary', 'acts'] as const
/** Kinds with one document per group, whose id is the group's. */
const KINDS_OF_GROUPS: readonly DocumentKind[] = ['roadmap', 'glossary', 'acts']

/** Generated ids: 1 to 64 letters, digits, `-` or `_`. Never the name of a built-in property of JavaScript objects. */
const NAME = /^[A-Za-z0-9_-]{1,64}$/
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype'])
export const isName = (text: unknown): text is string => typeof text === 'string' && NAME.test(text) && !FORBIDDEN.has(text)

const named =
  <T extends string>() =>
  (text: unknown): T | null =>
    isName(text) ? (text as T) : null

export const parseAccountId = named<AccountId>()
export const parseGroupId = named<GroupId>()
export const parseDelegationId = named<DelegationId>()
export const parseAgencyId = named<AgencyId>()
export const parseMeetingId = named<MeetingId>()
export const parseStreamId = named<StreamId>()
export const parseItemId = named<ItemId>()
export const parseSectionId = named<SectionId>()
export const parsePointId = named<PointId>()
export const parseSpeakerId = named<SpeakerId>()
export const parseDecisionId = named<DecisionId>()
export const parseTermId = named<TermId>()
export const parseMomentId = named<MomentId>()
export const parseBlockId = named<BlockId>()
export const parseViewId = named<ViewId>()
export const parseThreadId = named<ThreadId>()
export const parseCommentId = named<CommentId>()

export const parseCommitment = (text: unknown): Commitment | null =>
  typeof text === 'string' && /^[0-9a-f]{64}$/.test(text) ? (text as Commitment) : null

const DOCUMENT = new RegExp(`^(?:${DOCUMENT_KINDS.join('|')}):(.+)$`)
/** `roadmap:<group>`, `page:<id>`, `meeting:<id>`, `glossary:<group>` or `acts:<group>`; the only way to get a DocumentId. */
export const parseDocumentId = (text: unknown): DocumentId | null => {
  const match = typeof text === 'string' ? DOCUMENT.exec(text) : null
  return match && isName(match[1]) ? (text as DocumentId) : null
}
export const documentKind = (id: DocumentId): DocumentKind => DOCUMENT_KINDS.find((kind) => id.startsWith(`${kind}:`)) ?? 'meeting'
export const roadmapId = (group: GroupId) => `roadmap:${group}` as DocumentId
export const glossaryId = (group: GroupId) => `glossary:${group}` as DocumentId
export const actsId = (group: GroupId) => `acts:${group}` as DocumentId
export const documentsOfGroup = (group: GroupId) => KINDS_OF_GROUPS.map((kind) => `${kind}:${group}` as DocumentId)
/** Null for any other kind. */
export const groupOfDocument = (id: DocumentId): GroupId | null => {
  const kind = documentKind(id)
  return KINDS_OF_GROUPS.includes(kind) ? parseGroupId(id.slice(kind.length + 1)) : null
}
export const isActs = (id: DocumentId): boolean => id.startsWith('acts:')
export const pageId = (name: string) => `page:${name}` as DocumentId
export const meetingDocument = (meeting: MeetingId) => `meeting:${meeting}` as DocumentId
/** The meeting of a document with agenda and minutes; null for any other kind. */
export const meetingOfDocument = (id: DocumentId): MeetingId | null =>
  documentKind(id) === 'meeting' ? parseMeetingId(id.slice('meeting:'.length)) : null

export const seq = (n: number) => n as Seq
export const instant = (ms: number) => ms as Instant
export const clientId = (n: number) => n as ClientId

/** A source of random bytes: `crypto.getRandomValues` in the product, seeded in tests. */
export type Random = (bytes: number) => Uint8Array
const ALPHABET = '0123456789abcdefghijklmnopqrstuv'
/** A new id of 20 characters: 100 random bits, so that ids generated offline never collide. */
export const newId = (random: Random): string => Array.from(random(20), (byte) => ALPHABET[byte & 31]).join('')
export const newItemId = (random: Random) => newId(random) as ItemId
export const newStreamId = (random: Random) => newId(random) as StreamId
export const newMeetingId = (random: Random) => newId(random) as MeetingId
export const newSectionId = (random: Random) => newId(random) as SectionId
export const newPointId = (random: Random) => newId(random) as PointId
export const newSpeakerId = (random: Random) => newId(random) as SpeakerId
export const newDecisionId = (random: Random) => newId(random) as DecisionId
export const newTermId = (random: Random) => newId(random) as TermId
export const termId = (name: string) => name as TermId
export const newViewId = (random: Random) => newId(random) as ViewId
export const newThreadId = (random: Random) => newId(random) as ThreadId
export const newCommentId = (random: Random) => newId(random) as CommentId
export const newMomentId = (random: Random) => newId(random) as MomentId
export const newBlockId = (random: Random) => newId(random).slice(0, 12) as BlockId
export const newAccountId = (random: Random) => newId(random) as AccountId
