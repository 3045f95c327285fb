// Asks, once for each document and connection, whether the server's log still leads through the last head that this device saw.
// A chain that became shorter or different is said, and stays said until the reader has understood or the server shows it again.
import { type Accessor, createSignal } from 'solid-js'
import type { HeadInfo } from '../../shared/api/trust.ts'
import { type DocumentId, type GroupId, type Instant, instant, type Seq } from '../../shared/ids.ts'
import type { Broken, SeenHead, SeenHeads } from './seenHeads.ts'

export interface BrokenChain extends SeenHead {
  readonly broken: Broken
}

export interface ChainWatch {
  readonly broken: Accessor<readonly BrokenChain[]>
  /** The line to this document is live. `only`: the one group whose documents its reader may read, so that nobody need be asked whose it is. */
  connected(document: DocumentId, only?: GroupId | null): Promise<void>
  /** From now on the device remembers what the server shows. */
  understood(): Promise<void>
  /** Whose a document was when the server last showed it here; also when it knows of none any more. */
  groupOf(document: DocumentId): Promise<GroupId | null>
  /** The same of all that this device has seen. */
  groups(): Promise<ReadonlyMap<DocumentId, GroupId>>
  /** The last heads that this device saw, whatever became of them since. */
  seen(): Promise<readonly SeenHead[]>
  /** The group names it: an earlier version of Ruta did not remember that. */
  named(document: DocumentId, group: GroupId): Promise<void>
}

export interface ChainWatchDeps {
  readonly heads: SeenHeads
  /** Null when there was no answer: the next connection asks again. */
  readonly ask: (document: DocumentId, seq: Seq | null) => Promise<HeadInfo | null>
  readonly now: () => number
}

export const createChainWatch = ({ heads, ask, now }: ChainWatchDeps): ChainWatch => {
  const [broken, setBroken] = createSignal<readonly BrokenChain[]>([])
  const asking = new Set<DocumentId>()
  /** Before the server has said so: it may be gone before it answers, and come back without them. */
  const surely = new Map<DocumentId, GroupId>()

  const show = (head: SeenHead) =>
    setBroken((before) => [...before.filter(({ document }) => document !== head.document), ...(isBroken(head) ? [head] : [])])
  const showWhatChanged = (head: SeenHead) => {
    if (head.broken || broken().some(({ document }) => document === head.document)) show(head)
  }
  // What was found before the page was loaded is still so.
  heads.readAll().then((all) => {
    for (const head of all) if (head.broken) show(head)
  })

  const look = async (document: DocumentId): Promise<void> => {
    const seen = await heads.read(document)
    const answer = await ask(document, seen?.seq ?? null)
    if (!answer) return
    const head = judge(document, seen, answer, instant(now()))
    // The reader has understood, or another tab has looked, while the answer was on its way: it is about another head.
    if (!(await heads.replace(seen, head))) return look(document)
    showWhatChanged(head)
  }

  /** What the server has shown last, also when that was asked again a moment ago: the reader has understood that it is another history. */
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

/** What is to be remembered after this answer. */
const judge = (document: DocumentId, seen: SeenHead | null, answer: HeadInfo, at: Instant): SeenHead => {
  if (!seen || (answer.at?.seq === seen.seq && answer.at.hash === seen.hash)) {
    const { seq, hash } = answer.head
    return { document, group: answer.group, seq, hash, at, broken: null }
  }
  return { ...seen, group: answer.group, broken: { how: answer.at ? 'different' : 'shorter', at, answer } }
}

const isBroken = (head: SeenHead): head is BrokenChain => head.broken !== null
