// A page with live documents and no views, for `live.e2e.ts`: everything of client/live in a real browser, on the real server.
import { address } from '../../../client/base/address.ts'
import { createApi } from '../../../client/base/api.ts'
import { saveActor } from '../../../client/base/cachedActor.ts'
import { documentDatabaseName, openDocumentDatabase } from '../../../client/base/documentDatabase.ts'
import { receiveAccount, waitingAnywhere } from '../../../client/base/handover.ts'
import { asked } from '../../../client/base/idb.ts'
import { forgetOthers } from '../../../client/base/remembered.ts'
import { createUnsentCopies } from '../../../client/base/unsentCopies.ts'
import { createLiveDocuments, type LiveDocuments } from '../../../client/live/liveDocuments.ts'
import { signOut } from '../../../client/live/signOut.ts'
import { parseGroupId, roadmapId } from '../../../shared/ids.ts'
import type { Actor } from '../../../shared/people.ts'
import { must } from '../../../shared/result.ts'
import { readRoadMap } from '../../../shared/roadmap/read.ts'
import { addItem } from '../../../shared/roadmap/write.ts'

const DOCUMENT = roadmapId(must(parseGroupId('tco'), 'a group'))
const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes))

let actor: Actor | null = null
let documents: LiveDocuments | null = null
let live: ReturnType<LiveDocuments['acquire']>['live'] | null = null
const seen = { accessChanged: 0, signInNeeded: 0 }

const api = createApi({ fetch: (path, init) => fetch(path, init), language: () => 'es', signInNeeded: () => undefined })
const now = () => must(live, 'a document')()

const start = async () => {
  const me = await api.me()
  if (me.ok) {
    const { account, language, memberships } = me.value
    actor = { account: account.id, name: account.name, language, memberships }
    await receiveAccount(account.id, () => api.get(address('/api/me/copy-key', {})))
    saveActor(actor)
    localStorage.setItem('known', JSON.stringify(actor))
  } else actor = JSON.parse(localStorage.getItem('known') ?? 'null')
  const here = must(actor, 'somebody')
  documents = createLiveDocuments({
    actor: () => here,
    api,
    kept: createUnsentCopies(here.account),
    chains: { connected: async () => undefined, groupOf: async () => null },
    connected: () => undefined,
    unverifiedAccepted: () => undefined,
    lost: () => undefined,
    accessChanged: () => void seen.accessChanged++,
    signInNeeded: () => void seen.signInNeeded++,
  })
  live = documents.acquire(DOCUMENT).live
}

const page = {
  start,
  signIn: async (email: string, password: string) => (await api.signIn({ email, password })).ok,
  status: () => now().saveStatus().type,
  waiting: () => now().waiting(),
  titles: () => readRoadMap(now().doc).items.map(({ title }) => title.es),
  add: (title: string) => addItem(now().doc, { title: { es: title } }, random).ok,
  addNonsense: () => now().doc.transact(() => now().doc.getMap('nonsense').set('x', 'fuera de lugar'), 'local'),
  setAside: () => now().setAside(),
  dismiss: () => now().dismissSetAside(),
  kept: async () =>
    (await createUnsentCopies(must(actor, 'somebody').account).list()).map(({ reason, edits, text }) => ({ reason, edits, text })),
  clientId: () => now().doc.clientID,
  /** Has the id been settled, on the device too? A person would not have typed before. */
  async idSettled() {
    const database = await openDocumentDatabase(documentDatabaseName(must(actor, 'somebody').account, DOCUMENT))
    const marks: { clientId: number; clean: boolean }[] = await asked(
      database.transaction('meta').objectStore('meta').getAll(IDBKeyRange.bound('slot:', 'slot:~')),
    )
    database.close()
    return marks.some(({ clientId, clean }) => clientId === now().doc.clientID && !clean)
  },
  ids: () => now().doc.store.clients.size,
  link: () => now().link().type,
  waitingAnywhere: () => waitingAnywhere(must(actor, 'somebody').account),
  resume: () => must(documents, 'documents').resume(),
  seen: () => seen,
  signOut: (choice: 'wait' | 'discard' | 'keep') =>
    signOut(
      { account: must(actor, 'somebody').account, api, documents: must(documents, 'documents'), signedOut: () => forgetOthers(null) },
      choice,
      new AbortController().signal,
    ),
}
export type LivePage = typeof page
Object.assign(window, { page })
