// Copies an earlier text into a new one: its kind and its paragraphs in both languages, as edits of the user who copies.
import { LANGUAGES } from '../../shared/bilingual.ts'
import { restoreBlocks } from '../../shared/history/restoreText.ts'
import type { DocumentId } from '../../shared/ids.ts'
import { LOCAL } from '../../shared/origins.ts'
import { readPage } from '../../shared/page/read.ts'
import { pageBody, setPageKind } from '../../shared/page/write.ts'
import { until } from '../base/until.ts'
import { useLiveDocuments } from '../live/LiveDocument.tsx'

const LONGEST_WAIT = 15_000
/** In milliseconds: by then the screen of the text holds its document. */
const HANDED_OVER = 5_000

/** Resolves to whether it succeeded. */
export const createTextCopier = (): ((from: DocumentId, to: DocumentId) => Promise<boolean>) => {
  const documents = useLiveDocuments()
  return async (from, to) => {
    const [source, target] = [documents.acquire(from), documents.acquire(to)]
    const isHere = () => source.live()?.ready() === true && target.live()?.ready() === true
    const [ready, old, fresh] = [await until(isHere, LONGEST_WAIT), source.live(), target.live()]
    if (ready && old && fresh)
      fresh.doc.transact(() => {
        setPageKind(fresh.doc, readPage(old.doc).kind)
        for (const language of LANGUAGES) {
          const [was, now] = [pageBody(old.doc, language), pageBody(fresh.doc, language)]
          if (was && now) restoreBlocks(now, was)
        }
      }, LOCAL)
    source.release()
    setTimeout(target.release, HANDED_OVER)
    return ready
  }
}
