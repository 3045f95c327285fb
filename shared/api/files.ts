// Files attached to items, texts, agenda points and decisions. Uploaded in chunks, so that an interrupted upload can be resumed.
import { z } from 'zod'
import { parseThreadSubject } from '../comments/subject.ts'
import { MOST_NAME } from '../files/kinds.ts'
import { accountId, by, byLink, countSchema, documentId, hash, instantField, lineSchema, numberSchema, ownId } from './fields.ts'
import { file, listSchema, type RouteTable } from './route.ts'

const subject = by(parseThreadSubject, 'item:0h3c8f1n6pq2r4s7t9vb')
const FileInfo = z
  .object({
    id: ownId,
    document: documentId,
    subject,
    name: z.string(),
    size: countSchema,
    /** SHA-256 of its content, as in the act that attached it. */
    hash,
    at: instantField,
    by: z.object({ account: accountId, name: z.string(), byLink: byLink.optional() }),
  })
  .meta({ id: 'File' })
export type FileInfo = z.infer<typeof FileInfo>

const Upload = z
  .object({
    /** Number of bytes received: offset of the next chunk. */
    received: countSchema,
    /** Once the upload is complete. */
    file: FileInfo.nullable(),
  })
  .meta({ id: 'Upload' })
export type Upload = z.infer<typeof Upload>

export const fileApi = {
  'GET /api/groups/:group/files': {
    about: 'The files of an item, a text, an agenda item or a decision, the oldest first. Those of a session that is a draft: none.',
    access: 'group.read',
    token: 'read',
    query: z.object({ document: documentId, subject }),
    answers: { 200: listSchema(FileInfo) },
  },
  'POST /api/groups/:group/uploads': {
    about:
      'Begins to send a file. `id` is made by the caller: the same one again says how much of it has arrived. PDF, images, Office and OpenDocument without programs; how large one and all of a group may be are settings. `subject` must be in the log of `document`: a file for an item that was just created is sent after it.',
    access: 'document.write',
    body: z.object({ id: ownId, document: documentId, subject, name: lineSchema(MOST_NAME), size: z.int().min(1) }),
    example: {
      id: '0h3c8f1n6pq2r4s7t9vb',
      document: 'roadmap:tco',
      subject: 'item:0h3c8f1n6pq2r4s7t9vb',
      name: 'Convenio.pdf',
      size: 48_213,
    },
    answers: { 201: Upload, 200: Upload },
    refuses: [
      'not-found',
      'unknown-subject',
      'file-too-large',
      'files-full',
      'files-underway',
      'file-kind',
      'not-open',
      'too-many',
      'unavailable',
    ],
  },
  'PUT /api/groups/:group/uploads/:id': {
    about:
      'The bytes from `at` on, at most 256 KiB and, but for the last ones, at least 16 KiB, as `application/octet-stream`. Bytes for another place are left alone, and the answer says which are expected. The last piece attaches the file: an act of the group.',
    access: 'document.write',
    query: z.object({ at: numberSchema }),
    answers: { 200: Upload },
    refuses: ['not-found', 'file-kind', 'file-infected', 'file-unscanned', 'files-full', 'files-underway', 'not-open'],
  },
  'DELETE /api/groups/:group/uploads/:id': {
    about: 'Cancels an upload and deletes what has arrived. This happens automatically a day after the last piece arrived.',
    access: 'document.write',
    answers: { 204: null },
  },
  'GET /api/groups/:group/files/:id': {
    about: 'The content of a file, to be stored and never to be shown in a page.',
    access: 'group.read',
    token: 'read',
    answers: { 200: file('application/octet-stream') },
    refuses: ['not-found', 'unavailable'],
  },
  'DELETE /api/groups/:group/files/:id': {
    about: 'Removes a file: an act of the group. Its content is deleted thirty days later, unless it hangs elsewhere, too.',
    access: 'document.write',
    answers: { 204: null },
    refuses: ['not-found', 'not-open'],
  },
} as const satisfies RouteTable
