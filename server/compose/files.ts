// Contents of files: where they are kept, the scanner, and what deletes those that nothing names any more.
import type { DocumentId } from '../../shared/ids.ts'
import { keepForgetting } from '../files/forget.ts'
import { createS3Store } from '../files/s3Store.ts'
import { createScanner } from '../files/scan.ts'
import type { Documents } from './documents.ts'
import type { Past } from './past.ts'
import type { ComposedBase } from './ports.ts'

export const composeFiles = ({ config, storage, deps: { db, clock }, report }: ComposedBase, { log }: Documents, { reach }: Past) => {
  const scanner = config.clamdUrl === null ? null : createScanner(config.clamdUrl, { clock, report })
  const { place } = config.filesIn
  const bucket = config.filesIn.bucket && createS3Store(config.filesIn.bucket)
  const files = {
    limits: config.files,
    scanner,
    bucket,
    readOn: async (document: DocumentId) => (await reach([{ document, seq: (await log.head(document)).seq }])).ok,
    report,
  }
  return { files, scanner, stop: keepForgetting({ db, bucket, place, clock, isFirst: storage.isFirst, report }) }
}
export type ComposedFiles = ReturnType<typeof composeFiles>
