// Leases: which server updates a document's projections and maintains its log; another one takes over when it is idle or down.
import type { DocumentId } from '../../shared/ids.ts'

export interface Leases {
  /** True while this server has it. It is kept by regular requests; after a second without one another server may take it. */
  hold(document: DocumentId): Promise<boolean>
  close(): Promise<void>
}

/** For a single server. */
export const allOurs: Leases = { hold: async () => true, close: async () => undefined }
