// The REST side of the server as functions. An answer is a value: ok, refused with the server's own sentence, or no server.
import type {
  CopyKey,
  CreatedPage,
  GroupInfo,
  Invitation,
  InvitationPreview,
  IssuedLink,
  Me,
  Member,
  RefusalAnswer,
  SessionInfo,
  SessionState,
  SetUpState,
} from '../../shared/api/answers.ts'
import type { RequestedLink } from '../../shared/api/signInLinks.ts'
import type { Bilingual, Language } from '../../shared/bilingual.ts'
import type { AccountId, GroupId } from '../../shared/ids.ts'
import type { Membership } from '../../shared/people.ts'
import { refusalMessage } from '../../shared/refusalMessages.ts'
import { type Refusal, statusOf } from '../../shared/refusals.ts'
import type { ServerBack } from './serverBack.ts'

export interface Refused {
  readonly ok: false
  readonly why: 'refused'
  readonly status: number
  readonly refusal: Refusal
  /** In the caller's language, to be shown as it is. */
  readonly message: string
  /** Seconds. */
  readonly retryAfter: number | null
}
export interface NoServer {
  readonly ok: false
  readonly why: 'offline'
}
export type Answer<T> = { readonly ok: true; readonly value: T } | Refused | NoServer

export interface Bytes {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly header: (name: string) => string | null
}

/** Role, delegation and agency of a member. */
export type Seat = Omit<Membership, 'group'>
export interface Invitee extends Seat {
  readonly name: string
  readonly email: string | null
}

/** A person who is signed in needs the token only. */
export interface Acceptance {
  readonly token: string
  readonly email?: string
  readonly password?: string
}
export interface FirstChair {
  readonly token: string
  readonly name: string
  readonly email: string
  readonly password: string
  readonly language?: Language
  readonly group: {
    readonly id: string
    readonly name: Bilingual
    readonly delegations: readonly {
      readonly code: string
      readonly name: Bilingual
      readonly agencies: readonly { readonly acronym: string; readonly name: Bilingual }[]
    }[]
  }
}

export interface Api {
  /** For whatever has no function here: the same treatment of refusals and of a server that is gone. */
  readonly request: <T>(method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown) => Promise<Answer<T>>
  /** What is no JSON: a document as it was, an archive. */
  readonly bytes: (path: string, signal?: AbortSignal) => Promise<Answer<Bytes>>
  readonly me: () => Promise<Answer<Me>>
  readonly copyKey: () => Promise<Answer<CopyKey>>
  readonly signIn: (
    proof: { readonly email: string; readonly password: string } | { readonly link: string; readonly password: string },
  ) => Promise<Answer<Me>>
  readonly signOut: () => Promise<Answer<unknown>>
  /** A person is here: counts as use of the session. */
  readonly presence: () => Promise<Answer<unknown>>
  readonly changeMe: (change: { readonly language?: Language; readonly name?: string }) => Promise<Answer<Me>>
  readonly changePassword: (current: string, next: string) => Promise<Answer<unknown>>
  readonly sessions: () => Promise<Answer<readonly SessionInfo[]>>
  readonly endSession: (id: string) => Promise<Answer<unknown>>
  readonly group: (group: GroupId) => Promise<Answer<GroupInfo>>
  readonly createPage: (group: GroupId, title: Bilingual) => Promise<Answer<CreatedPage>>
  readonly members: (group: GroupId) => Promise<Answer<readonly Member[]>>
  readonly changeMember: (group: GroupId, account: AccountId, seat: Seat) => Promise<Answer<Member>>
  readonly removeMember: (group: GroupId, account: AccountId) => Promise<Answer<unknown>>
  readonly issueSignInLink: (group: GroupId, account: AccountId) => Promise<Answer<RequestedLink>>
  readonly invitations: (group: GroupId) => Promise<Answer<readonly Invitation[]>>
  readonly invite: (group: GroupId, invitee: Invitee) => Promise<Answer<IssuedLink>>
  readonly revokeInvitation: (group: GroupId, id: string) => Promise<Answer<unknown>>
  readonly previewInvitation: (token: string) => Promise<Answer<InvitationPreview>>
  readonly acceptInvitation: (acceptance: Acceptance) => Promise<Answer<Me>>
  readonly setUpState: () => Promise<Answer<SetUpState>>
  readonly setUp: (first: FirstChair) => Promise<Answer<Me>>
}

export interface ApiDeps {
  readonly fetch: (path: string, init: RequestInit) => Promise<Response>
  readonly language: () => Language
  /** The session has ended: the page locks. Not called for the answer to a sign-in. */
  readonly signInNeeded: () => void
  /** Hears whether there was an answer at all. */
  readonly back?: ServerBack
}

/** What screens ask for, and ask again. */
const OF_A_GROUP = /^\/api\/(groups|documents)\//

export const createApi = (deps: ApiDeps): Api => {
  /** From signing out to the next signing in, whatever a screen that is still there asks would only be told to sign in. */
  let isOut = false
  let asking = new AbortController()
  const request = async <T>(method: string, path: string, body?: unknown): Promise<Answer<T>> => {
    const headers: Record<string, string> = { accept: 'application/json', 'accept-language': deps.language() }
    if (body !== undefined) headers['content-type'] = 'application/json'
    if (isOut && OF_A_GROUP.test(path)) return { ok: false, why: 'offline' }
    const { signal } = asking
    let response: Response
    let text: string
    try {
      const asked = { method, headers, body: body === undefined ? undefined : JSON.stringify(body), cache: 'no-store' } as const
      response = await deps.fetch(path, method === 'GET' ? { ...asked, signal } : asked)
      text = await response.text()
      deps.back?.answered()
    } catch {
      // No answer came, or not all of it; or nobody waits for it any more.
      if (!signal.aborted) deps.back?.unanswered()
      return { ok: false, why: 'offline' }
    }
    if (response.ok) return { ok: true, value: text === '' ? undefined : JSON.parse(text) }
    return refusal(response, text)
  }
  const refusal = (response: Response, text: string): Refused | NoServer => {
    const refused = readRefusal(response, text)
    // A gateway in front of a dead server answers 502 or 504 in its own words.
    if (!refused) return { ok: false, why: 'offline' }
    if (refused.refusal === 'sign-in-needed') deps.signInNeeded()
    return refused
  }
  const bytes = async (path: string, signal?: AbortSignal): Promise<Answer<Bytes>> => {
    try {
      const response = await deps.fetch(path, {
        headers: { 'accept-language': deps.language() },
        cache: 'no-store',
        ...(signal ? { signal } : {}),
      })
      if (!response.ok) return refusal(response, await response.text())
      return { ok: true, value: { bytes: new Uint8Array(await response.arrayBuffer()), header: (name) => response.headers.get(name) } }
    } catch {
      // fetch throws when no answer came, or not all of it; or when the caller aborted it.
      return { ok: false, why: 'offline' }
    }
  }
  const me = async (): Promise<Answer<Me>> => {
    const answer = await request<SessionState>('GET', '/api/session')
    if (!answer.ok) return answer
    if (answer.value.me) return { ok: true, value: answer.value.me }
    deps.signInNeeded()
    const refusal = 'sign-in-needed'
    return {
      ok: false,
      why: 'refused',
      status: statusOf(refusal),
      refusal,
      message: refusalMessage(refusal, deps.language()),
      retryAfter: null,
    }
  }
  const signOut = async (): Promise<Answer<unknown>> => {
    asking.abort()
    asking = new AbortController()
    isOut = true
    const answer = await request('DELETE', '/api/session')
    if (!answer.ok) isOut = false
    return answer
  }
  const arrived = async (answer: Promise<Answer<Me>>): Promise<Answer<Me>> => {
    const found = await answer
    if (found.ok) isOut = false
    return found
  }
  const at = (group: GroupId) => `/api/groups/${group}`

  return {
    request,
    bytes,
    me: () => arrived(me()),
    copyKey: () => request('GET', '/api/me/copy-key'),
    signIn: (proof) => arrived(request('POST', '/api/session', proof)),
    signOut,
    presence: () => request('POST', '/api/session/presence'),
    changeMe: (change) => request('PATCH', '/api/me', change),
    changePassword: (current, next) => request('PUT', '/api/me/password', { current, next }),
    sessions: () => request('GET', '/api/sessions'),
    endSession: (id) => request('DELETE', `/api/sessions/${encodeURIComponent(id)}`),
    group: (group) => request('GET', at(group)),
    createPage: (group, title) => request('POST', `${at(group)}/pages`, { title }),
    members: (group) => request('GET', `${at(group)}/members`),
    changeMember: (group, account, seat) => request('PUT', `${at(group)}/members/${account}`, seat),
    removeMember: (group, account) => request('DELETE', `${at(group)}/members/${account}`),
    issueSignInLink: (group, account) => request('POST', `${at(group)}/members/${account}/sign-in-links`),
    invitations: (group) => request('GET', `${at(group)}/invitations`),
    invite: (group, invitee) => request('POST', `${at(group)}/invitations`, invitee),
    revokeInvitation: (group, id) => request('DELETE', `${at(group)}/invitations/${encodeURIComponent(id)}`),
    previewInvitation: (token) => request('POST', '/api/invitations/preview', { token }),
    acceptInvitation: (acceptance) => arrived(request('POST', '/api/invitations/acceptance', acceptance)),
    setUpState: () => request('GET', '/api/set-up'),
    setUp: (first) => arrived(request('POST', '/api/set-up', first)),
  }
}

const readRefusal = (response: Response, text: string): Refused | null => {
  try {
    const answer: RefusalAnswer = JSON.parse(text)
    if (typeof answer.refusal !== 'string') return null
    const after = answer.retryAfter ?? Number(response.headers.get('retry-after') ?? Number.NaN)
    return {
      ok: false,
      why: 'refused',
      status: response.status,
      refusal: answer.refusal,
      message: answer.message,
      retryAfter: Number.isFinite(after) ? after : null,
    }
  } catch {
    // Not JSON: not our server's words.
    return null
  }
}
