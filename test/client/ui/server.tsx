// A server for screens: answers by method and path, remembers what it was asked, and the providers that a screen stands in.
import type { JSX } from 'solid-js'
import { Show } from 'solid-js'
import { ActorProvider, useActorContext } from '../../../client/base/actor.tsx'
import { GroupProvider, useGroupState } from '../../../client/base/group.tsx'
import { I18nProvider } from '../../../client/base/i18n.tsx'
import { Toasts } from '../../../client/ui/Toasts.tsx'
import type { GroupInfo } from '../../../shared/api/groups.ts'
import type { RefusalAnswer } from '../../../shared/api/refusal.ts'
import type { Me } from '../../../shared/api/session.ts'
import type { Language } from '../../../shared/bilingual.ts'
import { instant, parseAccountId, parseDelegationId, parseGroupId } from '../../../shared/ids.ts'
import type { Role } from '../../../shared/people.ts'
import { must } from '../../../shared/result.ts'

export const GROUP = must(parseGroupId('tco'), 'a group id')
export const CO = must(parseDelegationId('tco-co'), 'a delegation id')
export const accountId = (name: string) => must(parseAccountId(name), 'an account id')

export const me = (role: Role): Me => ({
  account: { id: accountId('me'), name: 'Me', email: 'me@example.org' },
  language: 'en',
  memberships: [{ group: GROUP, role, delegation: CO, agency: null }],
  session: { idleEndsAt: instant(1_800_000), endsAt: instant(43_200_000), now: instant(0) },
})
export const GROUP_INFO: GroupInfo = {
  zone: '',
  firstLanguage: 'es',
  quorum: 0,
  observersComment: false,
  reportDays: 14,
  sample: false,
  id: GROUP,
  name: { es: 'Grupo', en: 'Group' },
  delegations: [{ id: CO, code: 'CO', name: { es: 'Colombia', en: 'Colombia' }, identity: 1 }],
  agencies: [],
  streams: [],
  documents: [],
}

type Answering = () => Response
export const json =
  (value: unknown, status = 200): Answering =>
  () =>
    Response.json(value, { status })
export const refusal = (answer: Omit<RefusalAnswer, 'requestId'>, status: number): Answering => json({ ...answer, requestId: 'r1' }, status)
export const noServer: Answering = () => {
  throw new TypeError('Failed to fetch')
}

/** What a server answers without a sign-in: it never locks a page. */
const OPEN: Readonly<Record<string, Answering>> = { 'GET /api/providers': json([]) }

export const createServer = (answers: Record<string, () => Response | Promise<Response>>) => {
  const asked: { readonly what: string; readonly body: unknown }[] = []
  const send: typeof fetch = async (path, init) => {
    const what = `${init?.method ?? 'GET'} ${String(path)}`
    asked.push({ what, body: typeof init?.body === 'string' ? JSON.parse(init.body) : null })
    const answer = answers[what] ?? OPEN[what] ?? refusal({ refusal: 'sign-in-needed', message: 'Please sign in to continue.' }, 401)
    return answer()
  }
  return { fetch: send, asked, answers }
}
export type TestServer = ReturnType<typeof createServer>

/** For a screen before the sign-in. */
export const outside = (server: TestServer, screen: () => JSX.Element, language: Language = 'en') => (
  <I18nProvider initial={language}>
    <ActorProvider fetch={server.fetch}>
      <State />
      {screen()}
    </ActorProvider>
  </I18nProvider>
)
function State() {
  const { state } = useActorContext()
  return <output data-testid="actor">{state().type}</output>
}

/** For a screen of a group; shown once the actor and the group are known. */
export const inside = (server: TestServer, screen: () => JSX.Element) => (
  <I18nProvider initial="en">
    <ActorProvider fetch={server.fetch}>
      <Toasts close="Close" label="Notices">
        <WhenSignedIn>
          <GroupProvider group={GROUP} account={accountId('me')}>
            <WhenOpen>{screen()}</WhenOpen>
          </GroupProvider>
        </WhenSignedIn>
      </Toasts>
    </ActorProvider>
  </I18nProvider>
)
function WhenSignedIn(props: { children: JSX.Element }) {
  const { state } = useActorContext()
  return <Show when={state().type === 'signedIn'}>{props.children}</Show>
}
function WhenOpen(props: { children: JSX.Element }) {
  const state = useGroupState()
  return <Show when={state().type === 'open'}>{props.children}</Show>
}
