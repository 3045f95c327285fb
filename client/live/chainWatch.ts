// Asks the server, once for each document and connection, whether its hash chain still contains the last head that this device saw. A chain
// that is shorter or different is reported until the reader confirms having read it, or until the server has the head again.
import { type Accessor, createSignal } from 'solid-js'
import type { HeadInfo } from '../../shared/api/trust.ts'
import { type DocumentId, type GroupId, type Instant, instant, type Seq } from '../../shared/ids.ts'
import type { Broken, SeenHead, SeenHeads } from './seenHeads.ts'

export interface BrokenChain extends SeenHead {
  readonly broken: Broken
}

export interface ChainWatch {
  readonly broken: Accessor<readonly BrokenChain[]>
  /**
   * The connection of this document is live. `only`: the single group whose documents its reader may read, if there is only one, which
   * saves a request.
   */
  connected(document: DocumentId, only?: GroupId | null): Promise<void>
  /** The reader has read the report: from now on the device remembers the present head of the server. */
  understood(): Promise<void>
  /** The group of a document when the server last listed it, even if the server no longer knows the document. */
  groupOf(document: DocumentId): Promise<GroupId | null>
  /** The same for all documents that this device has seen. */
  groups(): Promise<ReadonlyMap<DocumentId, GroupId>>
  /** The last heads that this device saw, even of documents that no longer exist. */
  seen(): Promise<readonly SeenHead[]>
  /** Stores the group of a document, which earlier versions of Ruta did not remember. */
  named(document: DocumentId, group: GroupId): Promise<void>
}

export interface ChainWatchDeps {
  readonly heads: SeenHeads
  /** Null without an answer; the next connection asks again. */
  readonly ask: (document: DocumentId, seq: Seq | null) => Promise<HeadInfo | null>
  readonly now: () => number
}

export const createChainWatch = ({ heads, ask, now }: ChainWatchDeps): ChainWatch => {
  const [broken, setBroken] = createSignal<readonly BrokenChain[]>([])
  const asking = new Set<DocumentId>()
  /** Known before the server has answered: it may stop before it answers, and come back without these documents. */
  const surely = new Map<DocumentId, GroupId>()

  const show = (head: SeenHead) =>
    setBroken((before) => [...before.filter(({ document }) => document !== head.document), ...(isBroken(head) ? [head] : [])])
  const showWhatChanged = (head: SeenHead) => {
    if (head.broken || broken().some(({ document }) => document === head.document)) show(head)
  }
  // Problems that were found before the page was loaded are still reported.
  heads.readAll().then((all) => {
    for (const head of all) if (head.broken) show(head)
  })

  const look = async (document: DocumentId): Promise<void> => {
    const seen = await heads.read(document)
    const answer = await ask(document, seen?.seq ?? null)
    if (!answer) return
    const head = judge(document, seen, answer, instant(now()))
    // While the request was running, the report was confirmed or another tab has asked, so the answer is about another head.
    if (!(await heads.replace(seen, head))) return look(document)
    showWhatChanged(head)
  }

  /** Remembers the head that the server has shown last, because the reader has confirmed that the history is a different one. */
  const accept = async (document: DocumentId): Promise<void> => {
    const seen = await heads.read(document)
    if (!seen) return
    if (!seen.broken) return void show(seen)
    const { at, answer } = seen.broken
    const head = { document, group: answer.group, seq: answer.head.seq, hash: answer.head.hash, at, broken: null }
    if (!(await heads.replace(seen, head))) return accept(document)
    show(head)
  }

  return {
    broken,
    async connected(document, only = null) {
      if (only) surely.set(document, only)
      if (asking.has(document)) return
      asking.add(document)
      try {
        await look(document)
      } finally {
        asking.delete(document)
      }
    },
    async understood() {
      for (const { document } of broken()) await accept(document)
    },
    groupOf: async (document) => (await heads.read(document))?.group ?? surely.get(document) ?? null,
    groups: async () =>
      new Map([...surely, ...(await heads.readAll()).flatMap(({ document, group }) => (group ? [[document, group] as const] : []))]),
    seen: () => heads.readAll(),
    async named(document, group) {
      const seen = await heads.read(document)
      if (seen && seen.group === undefined) await heads.replace(seen, { ...seen, group })
    },
  }
}

/** What to remember after this answer. */
const judge = (document: DocumentId, seen: SeenHead | null, answer: HeadInfo, at: Instant): SeenHead => {
  if (!seen || (answer.at?.seq === seen.seq && answer.at.hash === seen.hash)) {
    const { seq, hash } = answer.head
    return { document, group: answer.group, seq, hash, at, broken: null }
  }
  return { ...seen, group: answer.group, broken: { how: answer.at ? 'different' : 'shorter', at, answer } }
}

const isBroken = (head: SeenHead): head is BrokenChain => head.broken !== null
