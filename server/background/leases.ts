// Which server brings a document's projections up to date, and tends its log: one at a time, and another one when it is idle or gone.
import type { DocumentId } from '../../shared/ids.ts'

export interface Leases {
  /** True while it is ours. A server that keeps asking keeps it; after a second without a request another server may have it. */
  hold(document: DocumentId): Promise<boolean>
  close(): Promise<void>
}

/** Of a server that is alone. */
export const allOurs: Leases = { hold: async () => true, close: async () => undefined }
