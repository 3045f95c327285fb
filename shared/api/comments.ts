// Comments: threads on items, texts, agenda points and decisions. What one delegation says among itself exists for nobody else: every
// answer here is of what the caller may see.
import { z } from 'zod'
import { MOST_BEFORE, MOST_QUOTE, MOST_WORDS } from '../comments/bounds.ts'
import { parseAnchor } from '../comments/storedAnchor.ts'
import { isFieldName, parseSubject, SUBJECT_KINDS } from '../comments/subject.ts'
import { VISIBILITIES } from '../comments/thread.ts'
import { normalWords } from '../comments/words.ts'
import { parseBlockId } from '../ids.ts'
import { accountId, by, commentId, count, delegationId, documentId, instantField, language, threadId } from './fields.ts'
import { list, type RouteTable } from './route.ts'

const subject = by(parseSubject, 'item:0h3c8f1n6pq2r4s7t9vb')
const visibility = z.enum(VISIBILITIES)

const AnchorAnswer = z
  .object({
    block: by(parseBlockId, '0h3c8f1n6pq2'),
    side: language,
    start: z.string(),
    end: z.string(),
    quote: z.string().max(MOST_QUOTE),
    before: z.string().max(MOST_BEFORE),
  })
  .meta({
    id: 'CommentAnchor',
    description:
      'Where in a text: a paragraph of one side, relative positions of Yjs in base64 (both empty: the whole paragraph), its words.',
  })

const CommentAnswer = z
  .object({
    id: commentId,
    account: accountId,
    delegation: delegationId.nullable(),
    language,
    words: z.string(),
    other: z.object({ words: z.string(), by: accountId, at: instantField }).nullable(),
    at: instantField,
    editedAt: instantField.nullable(),
    removed: z.object({ at: instantField, by: z.enum(['author', 'steward']) }).nullable(),
  })
  .meta({
    id: 'Comment',
    description: '`words`: plain text; mentions stand in it as `@{a:account}`, `@{d:delegation}`, `@{g:agency}`. Empty once `removed`.',
  })

const ThreadAnswer = z
  .object({
    id: threadId,
    number: count,
    document: documentId,
    subject,
    field: z.string().nullable(),
    anchor: AnchorAnswer.nullable(),
    visibility,
    delegation: delegationId.nullable(),
    createdBy: accountId,
    createdAt: instantField,
    changedAt: instantField,
    version: z.int(),
    resolved: z.object({ by: accountId, at: instantField }).nullable(),
    unread: z.boolean(),
    comments: list(CommentAnswer),
  })
  .meta({ id: 'Thread', description: '`number` counts the threads of its visibility. `version` is what resolving asks for.' })

export const Threads = z.object({
  threads: list(ThreadAnswer),
  /** Names of everybody in them, members or not any more; '' for an account that was erased. */
  people: list(z.object({ account: accountId, name: z.string() })),
  /** For `after`: what is changed from here on. */
  next: z.string(),
  /** There is more behind `next` already. */
  more: z.boolean(),
})
export type Threads = z.infer<typeof Threads>

/** Of one subject with threads that the caller may see. */
const SubjectCounts = z.object({
  document: documentId,
  subject,
  open: count,
  resolved: count,
  /** Threads with something new for the caller. */
  unread: count,
  /** Of the open ones: those of the caller's delegation alone. */
  ownDelegation: count,
})
export const CommentCounts = z.object({ subjects: list(SubjectCounts), open: count, unread: count })
export type CommentCounts = z.infer<typeof CommentCounts>

const words = z
  .string()
  .max(4 * MOST_WORDS)
  .transform(normalWords)
  .pipe(z.string().min(1).max(MOST_WORDS))
const anchor = z
  .unknown()
  .transform((value, context) => {
    const parsed = value === null ? null : parseAnchor(value)
    if (value === null || parsed) return parsed
    context.addIssue({ code: 'custom' })
    return z.NEVER
  })
  .meta({ id: 'NewCommentAnchor', description: 'As `CommentAnchor`.' })
const NewComment = z.object({
  /** Made by the client: what is sent twice is kept once. */
  id: commentId,
  language,
  words,
})
export type NewComment = z.infer<typeof NewComment>
const NewThread = NewComment.extend({
  thread: threadId,
  document: documentId,
  subject,
  field: z.string().refine(isFieldName).nullable(),
  anchor,
  visibility,
  /** Of a thread for one delegation: which its writer means. Once they belong to another, it is refused. */
  delegation: delegationId.nullable().optional(),
})
export type NewThread = z.infer<typeof NewThread>

const example = { id: '8n2r6u0a4f8j3m7q1tuv', language: 'en', words: 'The deadline of @{d:co} is too early.' }

export const commentApi = {
  'GET /api/groups/:group/comments': {
    about:
      'Threads that the caller may see, by their newest change, at most 200 at once. `q`: words of either language, accents apart. `newest`: the newest first, in one answer, without `after`. `visibility=all`: without those of the caller’s delegation.',
    access: 'comment.read',
    query: z.object({
      document: documentId.optional(),
      subject: subject.optional(),
      kind: z.enum(SUBJECT_KINDS).optional(),
      open: z.literal('1').optional(),
      unread: z.literal('1').optional(),
      newest: z.literal('1').optional(),
      /** Only those that everybody in the group reads. */
      visibility: z.literal('all').optional(),
      q: z.string().max(200).optional(),
      /** What an earlier answer had as `next`. */
      after: z.string().max(120).optional(),
    }),
    answers: { 200: Threads },
  },
  'GET /api/groups/:group/comments/counts': {
    about: 'How many threads are open and unread, for each subject that has any.',
    access: 'comment.read',
    answers: { 200: CommentCounts },
  },
  'POST /api/groups/:group/comments': {
    about:
      'Begins a thread with its first comment. 200: it was known already. `delegation` is for the caller’s delegation alone, for ever.',
    access: 'comment.write',
    body: NewThread,
    example: {
      ...example,
      thread: '7m1q5t9v3e7i2l6p0stu',
      document: 'roadmap:tco',
      subject: 'item:0h3c8f1n6pq2r4s7t9vb',
      field: null,
      anchor: null,
      visibility: 'all',
    },
    answers: { 201: ThreadAnswer, 200: ThreadAnswer },
    refuses: ['forbidden', 'comments-off', 'not-in-delegation', 'too-many'],
  },
  'POST /api/groups/:group/comments/:thread/replies': {
    about: 'Answers in a thread; an answer does not reopen it. 200: it was known already.',
    access: 'comment.write',
    body: NewComment,
    example,
    answers: { 201: ThreadAnswer, 200: ThreadAnswer },
    refuses: ['forbidden', 'comments-off', 'not-in-delegation', 'thread-full', 'too-many'],
  },
  'PUT /api/groups/:group/comments/:thread/resolution': {
    about: 'Resolves or reopens; `version` is the one that the caller has seen. By the person who began it, or a role that writes.',
    access: 'comment.read',
    body: z.object({ resolved: z.boolean(), version: z.int().min(1) }),
    example: { resolved: true, version: 1 },
    answers: { 200: ThreadAnswer },
    refuses: ['forbidden', 'thread-changed', 'too-many'],
  },
  'PATCH /api/groups/:group/replies/:comment': {
    about: 'Corrects one’s own words.',
    access: 'comment.write',
    body: z.object({ words }),
    example: { words: 'The deadline is too early.' },
    answers: { 200: ThreadAnswer },
    refuses: ['forbidden', 'comments-off', 'not-in-delegation', 'too-many'],
  },
  'PUT /api/groups/:group/replies/:comment/translation': {
    about:
      'The words in the other language, under the translator’s name; null takes them away. Where there are none, by anybody who may comment; those that are there are changed by the comment’s author, who wrote them, or a translator.',
    access: 'comment.write',
    body: z.object({ words: words.nullable() }),
    example: { words: 'El plazo de @{d:co} es demasiado corto.' },
    answers: { 200: ThreadAnswer },
    refuses: ['forbidden', 'comments-off', 'not-in-delegation', 'too-many'],
  },
  'DELETE /api/groups/:group/replies/:comment': {
    about: 'Takes back one’s own; chair and secretariat remove others’ from threads for everybody.',
    access: 'comment.read',
    answers: { 200: ThreadAnswer },
    refuses: ['forbidden'],
  },
  'PUT /api/groups/:group/comments/seen': {
    about: 'Up to which comment the caller has seen each thread.',
    access: 'comment.read',
    body: z.object({ threads: z.array(z.object({ thread: threadId, upTo: instantField })).max(200) }),
    example: { threads: [{ thread: '7m1q5t9v3e7i2l6p0stu', upTo: 1_790_000_000_000 }] },
    answers: { 204: null },
  },
} as const satisfies RouteTable
