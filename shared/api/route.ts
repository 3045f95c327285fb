// Type of a row in the map of routes (`routes.ts`), and its constructors.
import { z } from 'zod'
import type { Action } from '../permissions.ts'
import type { Refusal } from '../refusals.ts'
import type { TokenScope } from '../tokens/tokens.ts'

/** Access without a group. */
const OUTSIDE = ['anyone', 'account', 'operator'] as const
export type SignedOutRoute = (typeof OUTSIDE)[number]
export const isOutside = (access: SignedOutRoute | Action): access is SignedOutRoute => OUTSIDE.some((one) => one === access)

export interface Route {
  /** Purpose, for the description of the API. */
  readonly about: string
  /** Anybody, signed-in users, operators of the installation, or members of the group whose role allows this action. */
  readonly access: SignedOutRoute | Action
  /** Scope that an API token needs; without one no token may use it. */
  readonly token?: TokenScope | 'any'
  /** Sensitive action: the user must have confirmed their identity in the last ten minutes. */
  readonly proof?: true
  /** Changes nothing that others see: allowed also in a group that is suspended or archived. */
  readonly personal?: true
  /** Answers from rows that the worker derives from documents: what was just written is read first. */
  readonly projected?: true
  readonly query?: z.ZodObject
  /** Probes, providers and calendar programs add parameters of their own; anywhere else an unknown parameter is refused. */
  readonly anyQuery?: true
  readonly body?: z.ZodType
  /** A request may have an `Idempotency-Key`. */
  readonly idempotent?: true
  /** A request may say with `If-Match` which version it changes. */
  readonly ifMatch?: true
  /** Request body, for the description. */
  readonly example?: unknown
  /** By status; the first is the default. Null: no body. */
  readonly answers: Readonly<Record<number, z.ZodType | File | null>>
  /** Refusals besides those implied by `access`, `query` and `body`. */
  readonly refuses?: readonly Refusal[]
}
export type RouteTable = Readonly<Record<string, Route>>

/** An answer that is not JSON. */
export interface File {
  readonly media: readonly string[]
}
export const file = (...media: readonly string[]): File => ({ media })

export const listSchema = <T extends z.ZodType>(of: T) => z.array(of).readonly()

/** A typed answer whose fields are not described in the schema: the page describes it. */
export const typed = <T>(id: string, description: string) => z.custom<T>().meta({ id, description })
