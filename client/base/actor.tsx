// The signed-in account: from the server, or from the device's cache while offline; and whether the page is locked.
import { type Accessor, createContext, createSignal, onCleanup, onMount, type ParentProps, useContext } from 'solid-js'
import type { Me } from '../../shared/api/session.ts'
import type { GroupId } from '../../shared/ids.ts'
import type { Actor } from '../../shared/people.ts'
import { type Action, can } from '../../shared/permissions.ts'
import { address } from './address.ts'
import { type Api, type ApiAnswer, createApi } from './api.ts'
import { ACTOR_KEY, cachedActor, forgetActor, lockActor, openActor, presentActor, saveActor } from './cachedActor.ts'
import { createDeviceCopies, type DeviceCopies } from './deviceCopies.ts'
import { useLanguage } from './language.tsx'
import { forgetAnswers, forgetOthers } from './remembered.ts'
import { createServerBack, onServerBack } from './serverBack.ts'
import { createSessionWatch, type SessionWatch } from './sessionWatch.ts'

export type ActorState =
  | { readonly type: 'loading' }
  | { readonly type: 'signedOut' }
  /** `me` is null while only the device's cache says who is signed in. */
  | { readonly type: 'signedIn'; readonly actor: Actor; readonly me: Me | null }

interface ActorContextValue {
  readonly api: Api
  readonly state: Accessor<ActorState>
  /** The session has expired during use: asks for the password; the document and unsent edits stay. */
  readonly locked: Accessor<boolean>
  readonly watch: SessionWatch
  readonly copies: DeviceCopies
  /** Refetches: after a sign-in, an invitation, or a change of role. */
  readonly refresh: () => Promise<void>
  /**
   * All sign-ins use this: `arrive((api) => api.signIn({ email, password }))`, an invitation, the set-up.
   * It also unlocks: the same account continues where it was, another one reloads the page.
   */
  readonly arrive: (by: (api: Api) => Promise<ApiAnswer<Me>>) => Promise<ApiAnswer<Me>>
  readonly signedOut: () => void
}

const RETRY_AFTER = 10_000
const ActorContext = createContext<ActorContextValue>()

export function ActorProvider(props: ParentProps<{ fetch?: typeof fetch }>) {
  const language = useLanguage()
  // While the cached session is not known to have expired, the device's copy is shown until the server answers; if it has expired, the page locks.
  const known = presentActor(Date.now())
  const [state, setState] = createSignal<ActorState>(known ? { type: 'signedIn', actor: known, me: null } : { type: 'loading' })
  const [locked, setLocked] = createSignal(false)

  const lock = () => {
    if (state().type !== 'signedIn') return
    lockActor()
    setLocked(true)
  }
  const send: typeof fetch = (path, init) => (props.fetch ?? fetch)(path, init)
  const api = createApi({ fetch: send, language, signInNeeded: lock, back: createServerBack() })
  const copies = createDeviceCopies()
  const copyKey = () => api.get(address('/api/me/copy-key', {}))
  const watch = createSessionWatch({ me: api.me, presence: () => api.send('POST /api/session/presence', {}), ended: lock, now: Date.now })

  const present = (me: Me) => {
    const actor: Actor = { account: me.account.id, name: me.account.name, language: me.language, memberships: me.memberships }
    const { idleEndsAt, endsAt, now } = me.session
    saveActor(actor, Date.now() + Math.min(idleEndsAt, endsAt) - now)
    watch.seen(me)
    setState({ type: 'signedIn', actor, me })
    setLocked(false)
  }

  // An answer that comes after the page has gone changes nothing: another account may have signed in since.
  let isDisposed = false
  const receive = async (me: Me) => {
    if (isDisposed) return
    const before = state()
    // Another user on the same browser: nothing of the first one may stay on the screen.
    if (before.type === 'signedIn' && before.actor.account !== me.account.id) return location.reload()
    if (before.type !== 'signedIn' || !before.me || copies.wasPutAway()) {
      forgetOthers(me.account.id)
      await copies.receiveAccount(me.account.id, copyKey)
      if (isDisposed) return
    }
    present(me)
  }

  const refresh = async () => {
    const answer = await api.me()
    if (isDisposed) return
    if (answer.ok) return receive(answer.value)
    const before = state()
    if (answer.why === 'refused' && answer.status === 401) {
      lockActor()
      if (before.type !== 'signedIn') {
        // No account is signed in: data of the previous account on this device must not be readable.
        forgetAnswers()
        copies.putAway(null, Promise.resolve())
        setState({ type: 'signedOut' })
      }
      return
    }
    // Offline, or a server error.
    if (before.type === 'loading' || (before.type === 'signedIn' && !before.me)) retryLater()
    if (before.type !== 'loading') return
    const remembered = openActor()
    setState(remembered ? { type: 'signedIn', actor: remembered, me: null } : { type: 'signedOut' })
  }

  // Started from the cache: retries until the server answers, each tab after a random delay.
  let again: ReturnType<typeof setTimeout> | undefined
  const retryLater = () => {
    clearTimeout(again)
    again = setTimeout(refresh, RETRY_AFTER * (1 + Math.random()))
  }

  const arrive = async (by: (api: Api) => Promise<ApiAnswer<Me>>) => {
    const before = cachedActor()
    const wasOpen = openActor() !== null
    // From here on no tab connects until it is known who is signed in.
    forgetActor()
    const answer = await by(api)
    // The answer contains the account, as another request would.
    if (answer.ok) await receive(answer.value)
    else if (before) {
      saveActor(before)
      if (!wasOpen) lockActor()
    }
    return answer
  }

  const signedOut = () => {
    forgetOthers(null)
    watch.stop()
    setLocked(false)
    setState({ type: 'signedOut' })
  }

  onMount(() => {
    refresh()
    const back = () => {
      const now = state()
      if (now.type === 'signedIn' ? !now.me : now.type === 'signedOut') refresh()
    }
    // Another tab has signed in or out.
    const elsewhere = (event: StorageEvent) => {
      if (event.key === ACTOR_KEY && event.newValue !== null) refresh()
    }
    const stop = onServerBack(back)
    window.addEventListener('storage', elsewhere)
    onCleanup(() => {
      isDisposed = true
      clearTimeout(again)
      window.removeEventListener('storage', elsewhere)
      stop()
      watch.stop()
    })
  })

  const value: ActorContextValue = { api, state, locked, watch, copies, refresh, arrive, signedOut }
  return <ActorContext.Provider value={value}>{props.children}</ActorContext.Provider>
}

export const useActorContext = (): ActorContextValue => {
  const value = useContext(ActorContext)
  if (!value) throw new Error('useActorContext needs an <ActorProvider> above it')
  return value
}
export const useApi = (): Api => useActorContext().api

/** The signed-in account; only below a view that otherwise shows the sign-in page. */
export const useActor = (): Accessor<Actor> => {
  const { state } = useActorContext()
  return () => {
    const now = state()
    if (now.type !== 'signedIn') throw new Error('useActor needs somebody who is signed in')
    return now.actor
  }
}

/** Operator of the installation, as the server says; null while only the device's cache says who is signed in. */
export const useIsOperator = (): Accessor<boolean | null> => {
  const { state } = useActorContext()
  return () => {
    const now = state()
    return now.type === 'signedIn' && now.me ? now.me.operator === true : null
  }
}

/** `useCan()('members.invite', group)`: what the screen offers; the server checks again. */
export const useCan = (): ((action: Action, group: GroupId) => boolean) => {
  const actor = useActor()
  return (action, group) => can(actor(), action, group).ok
}
