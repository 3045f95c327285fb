// The part of npm's oidc-provider that tests use; it brings no types of its own.
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http'

  interface Asked {
    readonly oidc: { readonly client?: { readonly clientId: string }; readonly session?: { readonly accountId?: string } }
    body: unknown
  }
  interface Grant {
    addOIDCScope(scope: string): void
    save(): Promise<string>
  }
  export interface Configuration {
    readonly clients: readonly Readonly<Record<string, unknown>>[]
    readonly cookies: { readonly keys: readonly string[] }
    readonly claims: Readonly<Record<string, readonly string[]>>
    readonly conformIdTokenClaims: boolean
    readonly fetch: (address: string, asked: RequestInit & { readonly dispatcher?: unknown }) => Promise<Response>
    readonly findAccount: (asked: Asked, sub: string) => { readonly accountId: string; readonly claims: () => Promise<object> }
    readonly loadExistingGrant: (asked: Asked) => Promise<Grant>
    readonly interactions: { readonly url: (asked: Asked, interaction: { readonly uid: string }) => string }
    readonly features: {
      readonly devInteractions: { readonly enabled: boolean }
      readonly backchannelLogout: { readonly enabled: boolean }
      readonly rpInitiatedLogout: { readonly enabled: boolean; readonly logoutSource: (asked: Asked, form: string) => void }
    }
  }
  export default class Provider {
    constructor(issuer: string, configuration: Configuration)
    readonly Grant: new (of: {
      readonly clientId: string
      readonly accountId: string
    }) => Grant
    on(event: 'backchannel.error', hear: (asked: Asked, error: Error) => void): void
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>
    interactionFinished(request: IncomingMessage, response: ServerResponse, result: object): Promise<void>
  }
}
