// What was made after the backup that a server went back to: the server does not name it any more, and this device may hold it. No
// screen leads there, so it is looked for whenever the group's plan comes on the line, and said where the state of saving is said. While
// an operator has opened recovery its place is asked for, and then it is a document like any other that has lost something.
import { type Accessor, createSignal } from 'solid-js'
import { type DocumentId, documentKind, type GroupId } from '../../../shared/ids.ts'
import { address } from '../../base/address.ts'
import type { Api } from '../../base/api.ts'
import type { UnsentCopies } from '../../base/unsentCopies.ts'
import type { ChainWatch } from '../chainWatch.ts'
import type { LiveDocuments } from '../liveDocuments.ts'
import type { LiveClock } from '../ports.ts'
import type { LiveDocument } from '../types.ts'

export interface LostDocument {
  readonly id: DocumentId
  readonly live: Accessor<LiveDocument>
}

export interface LostDocuments {
  readonly shown: Accessor<readonly LostDocument[]>
  /** The plan of this group is on the line: is there anything here of the group that its server does not know? */
  look(group: GroupId): Promise<void>
  /** An operator has opened recovery for this group. */
  unverifiedAccepted(group: GroupId): Promise<void>
  /** Everybody was signed out, as by a restore: whether it is open is sent anew. */
  locked(): void
  /** Something of this group was set aside, perhaps while recovery is open. */
  setAside(group: GroupId): Promise<void>
  /** Their reader has seen it: one word is enough for all. */
  understood(): void
}

export interface LostDocumentsNeeds {
  readonly api: Pick<Api, 'get' | 'send'>
  readonly documents: Pick<LiveDocuments, 'acquire' | 'again'>
  readonly kept: Pick<UnsentCopies, 'list'>
  readonly clock: Pick<LiveClock, 'after'>
  /** What was ever here, by name: a connection looks at it all, and opens none that its group names. */
  readonly stored: () => Promise<readonly DocumentId[]>
  readonly holdsAnything: (id: DocumentId) => Promise<boolean>
  readonly chains: Pick<ChainWatch, 'groups' | 'named'>
}

interface Shown extends LostDocument {
  readonly release: () => void
}

const LOOK_AGAIN = 500
/** Of one that does not come back: it stays set aside, and the next one is not kept waiting. */
const MOST_LOOKS = 120

export const createLostDocuments = ({ api, documents, kept, clock, stored, holdsAnything, chains }: LostDocumentsNeeds): LostDocuments => {
  const [shown, setShown] = createSignal<readonly Shown[]>([])
  const open = new Set<GroupId>()
  /** One after the other, however many there are: each takes a line. */
  let bringing: Promise<void> = Promise.resolve()

  /** Its connection learns that it is lost, and sets aside what is here. */
  const show = (id: DocumentId) => {
    if (shown().some((one) => one.id === id)) return
    setShown([...shown(), { id, ...documents.acquire(id) }])
  }
  const hide = (id: DocumentId) => {
    const gone = shown().filter((one) => one.id === id)
    setShown(shown().filter((one) => one.id !== id))
    for (const { release } of gone) release()
  }

  const lostIn = async (group: GroupId): Promise<ReadonlySet<DocumentId>> => {
    const copies = (await kept.list()).filter((copy) => copy.lostIn === group && copy.recoveredAt === undefined)
    return new Set(copies.map(({ document }) => document))
  }
  const isBack = async (group: GroupId, id: DocumentId) => {
    for (let looks = 0; looks < MOST_LOOKS; looks++) {
      await new Promise<void>((resolve) => void clock.after(LOOK_AGAIN, resolve))
      if (!(await lostIn(group)).has(id)) return true
      if (shown().some((one) => one.id === id && one.live().saveStatus().type === 'notBroughtBack')) return false
    }
    return false
  }

  const bringBack = async (group: GroupId) => {
    const waiting = await lostIn(group)
    let before: DocumentId | null = null
    for (const id of waiting) {
      const answer = await api.send('PUT /api/groups/:group/documents/:document', { group, document: id })
      if (!answer.ok && answer.why === 'refused' && answer.refusal === 'recovery-closed') return void open.delete(group)
      // It stays set aside; another one may find its place.
      if (!answer.ok) continue
      // What came back well speaks once: the next one does.
      if (before) hide(before)
      documents.again(id)
      show(id)
      before = (await isBack(group, id)) ? id : null
    }
  }
  const bringBackNext = (group: GroupId): Promise<void> => {
    const next = async () => (open.has(group) ? bringBack(group) : undefined)
    // A failure is returned to its caller, and does not block what comes after it.
    bringing = bringing.then(next, next)
    return bringing
  }

  return {
    shown,
    async look(group) {
      const groups = await chains.groups()
      const here = (await stored()).filter((id) => documentKind(id) === 'page' || documentKind(id) === 'meeting')
      const perhaps = here.filter((id) => (groups.get(id) ?? group) === group)
      const answer = perhaps.length > 0 ? await api.get(address('/api/groups/:group', { group })) : null
      if (!answer?.ok) return
      const known = new Set(answer.value.documents.map(({ id }) => id))
      for (const id of perhaps) {
        if (known.has(id)) {
          if (!groups.has(id)) await chains.named(id, group)
        } else if (groups.has(id) && (await holdsAnything(id))) show(id)
      }
    },
    unverifiedAccepted(group) {
      open.add(group)
      return bringBackNext(group)
    },
    locked: () => open.clear(),
    setAside: bringBackNext,
    understood() {
      const all = shown()
      setShown([])
      for (const { live, release } of all) {
        live().dismissSetAside()
        release()
      }
    },
  }
}
