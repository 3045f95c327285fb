// The tables of files.
/** An upload. Its id becomes that of the attachment. */
export interface UploadTable {
  id: string
  group_id: string
  account: string
  document: string
  subject: string
  name: string
  size: number
  received: number
  /** When its last chunk arrived. */
  heard_at: number
}
export interface FileChunkTable {
  upload: string
  start: number
  bytes: Uint8Array
}
export interface FileContentTable {
  /** SHA-256. */
  hash: string
  size: number
  media: string
  /** The upload or file of the chunks. */
  upload: string
  place: StorageBackend
}
/** Contents without a file that the bucket may still contain. */
export interface ContentRemovalTable {
  hash: string
  upload: string
  since: number
}
export type StorageBackend = 'database' | 's3'
export interface AttachmentTable {
  id: string
  group_id: string
  document: string
  subject: string
  name: string
  hash: string
  size: number
  account: string
  at: number
  removed_at: number | null
}
