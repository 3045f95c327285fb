// What a row of the map of routes (`routes.ts`) holds, and what it is made of.
import { z } from 'zod'
import type { Action } from '../permissions.ts'
import type { Refusal } from '../refusals.ts'
import type { TokenScope } from '../tokens/tokens.ts'

/** Access that no group gives. */
const OUTSIDE = ['anyone', 'account', 'operator'] as const
export type Outside = (typeof OUTSIDE)[number]
export const isOutside = (access: Outside | Action): access is Outside => OUTSIDE.some((one) => one === access)

export interface Route {
  /** What it is for, as the page and the description of the API say it. */
  readonly about: string
  /** Anybody, anybody who is signed in, operators of the installation, or the members of the group whose role may do this. */
  readonly access: Outside | Action
  /** The scope that an API token needs for it; without one no token may. */
  readonly token?: TokenScope | 'any'
  /** It changes how somebody signs in, or cannot be undone: the person has proved their identity in the last ten minutes. */
  readonly proof?: true
  readonly query?: z.ZodObject
  readonly body?: z.ZodType
  /** A body that is accepted, for the description. */
  readonly example?: unknown
  /** By status; the first is what a handler answers that names none. Null: no body. */
  readonly answers: Readonly<Record<number, z.ZodType | File | null>>
  /** What it refuses besides what `access`, `query` and `body` bring with them. */
  readonly refuses?: readonly Refusal[]
}
export type RouteTable = Readonly<Record<string, Route>>

/** An answer that is no JSON. */
export interface File {
  readonly media: readonly string[]
}
export const file = (...media: readonly string[]): File => ({ media })

export const list = <T extends z.ZodType>(of: T) => z.array(of).readonly()

/** An answer that is typed and not described field by field: the page describes it. */
export const typed = <T>(id: string, description: string) => z.custom<T>().meta({ id, description })
