// The destination of off-site backups: an interface with one driver for folders and one for S3. It receives only encrypted files.
import { type S3Address, s3AddressAt } from '../../s3Address.ts'

export interface Destination {
  /** For logs and output; contains no secrets. */
  readonly name: string
  /** The names of the stored files. */
  list(): Promise<readonly string[]>
  /** Atomic: stores the whole file under this name or nothing, and replaces an earlier one. */
  put(name: string, file: string): Promise<void>
  /** Rejects when there is no file of this name. */
  get(name: string, target: string): Promise<void>
  remove(name: string): Promise<void>
}

export type Place = { readonly kind: 'folder'; readonly path: string } | (S3Address & { readonly kind: 's3' })

/** A folder, or `s3://KEY:SECRET@host/bucket/prefix?region=…`; null for anything else. */
export const parsePlace = (text: string): Place | null => {
  if (!/^[a-z0-9]+:\/\//i.test(text)) return text.trim() === '' ? null : { kind: 'folder', path: text }
  const address = s3AddressAt(text)
  return address && { kind: 's3', ...address }
}
