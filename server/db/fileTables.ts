// The tables of files.
/** One that is being sent. Its id is that of the attachment which it becomes. */
export interface UploadTable {
  id: string
  group_id: string
  account: string
  document: string
  subject: string
  name: string
  size: number
  received: number
  /** When something of it last arrived. */
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
  /** Whose chunks it is. */
  upload: string
  place: StorageBackend
}
/** Of no file any more; its bucket may still have it. */
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
