// Where a document's log stands.
export type { Head } from '../../shared/log/head.ts'
