// What was made after the backup that a server went back to: the server does not name it any more, and this device may hold it. No
// screen leads there, so it is looked for whenever the group's plan comes on the line, and said where the state of saving is said.
import { type Accessor, createSignal } from 'solid-js'
import { type DocumentId, documentKind, type GroupId } from '../../../shared/ids.ts'
import type { Api } from '../../base/api.ts'
import type { LiveDocuments } from '../liveDocuments.ts'
import type { LiveDocument } from '../types.ts'

export interface LostDocument {
  readonly id: DocumentId
  readonly live: Accessor<LiveDocument>
}

export interface LostDocuments {
  readonly shown: Accessor<readonly LostDocument[]>
  /** The plan of this group is on the line: is there anything here of the group that its server does not know? */
  look(group: GroupId): Promise<void>
  /** Their reader has seen it: one word is enough for all. */
  understood(): void
}

export interface LostDocumentsNeeds {
  readonly api: Pick<Api, 'group'>
  readonly documents: Pick<LiveDocuments, 'acquire'>
  /** Of which this device holds something. */
  readonly stored: () => Promise<readonly DocumentId[]>
  readonly groupOf: (id: DocumentId) => Promise<GroupId | null>
}

interface Shown extends LostDocument {
  readonly release: () => void
}

export const createLostDocuments = ({ api, documents, stored, groupOf }: LostDocumentsNeeds): LostDocuments => {
  const [shown, setShown] = createSignal<readonly Shown[]>([])

  /** Its line tells that it is lost, and sets aside what is here. */
  const show = (id: DocumentId) => {
    if (shown().some((one) => one.id === id)) return
    setShown([...shown(), { id, ...documents.acquire(id) }])
  }

  return {
    shown,
    async look(group) {
      const here = await Promise.all(
        (await stored())
          .filter((id) => documentKind(id) === 'page' || documentKind(id) === 'meeting')
          .map(async (id) => ((await groupOf(id)) === group ? [id] : [])),
      )
      const ofGroup = here.flat()
      const answer = ofGroup.length > 0 ? await api.group(group) : null
      if (!answer?.ok) return
      const known = new Set(answer.value.documents.map(({ id }) => id))
      for (const id of ofGroup) if (!known.has(id)) show(id)
    },
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
