// How the sample's data is written down: items with what happened to them, and texts block by block.
import type { Bilingual } from '../../../shared/bilingual.ts'
import type { Dependency, Kind, Priority, Progress, Recurrence, Stage, Status } from '../../../shared/roadmap/model.ts'
import type { Place, Writer } from './people.ts'

/** `2019-06-13 10:40`, Bogotá. */
export type When = string
/** Lines, see `richBlocks.ts`. */
type Lines = readonly string[]

export interface SampleStream {
  readonly key: string
  readonly name: Bilingual
}

export interface SampleItem {
  readonly stream: string
  readonly kind: Kind
  readonly title: Partial<Bilingual>
  readonly description?: { readonly es?: Lines; readonly en?: Lines }
  readonly on: When
  /** Writes in the language of their account; the other language comes from the translator, three days later. */
  readonly by: Writer
  readonly lead?: Place
  readonly with?: readonly Place[]
  /** `US MLARS` */
  readonly agencies?: readonly string[]
  readonly priority?: Priority
  readonly stage?: Stage
  readonly start?: string
  readonly due?: string
  readonly recurs?: Recurrence
  readonly labels?: readonly string[]
  /** Numbers of items that come before this one. */
  readonly dependsOn?: readonly (readonly [number: number, type: Dependency['type'], lag: number])[]
  readonly partOf?: number
  readonly checklist?: readonly (Bilingual & { readonly place?: Place })[]
  readonly steps?: readonly Step[]
}
export type Step = readonly [on: When, by: Writer, changes: Changes]
export interface Changes {
  readonly status?: Status
  readonly progress?: Progress
  readonly stage?: Stage
  readonly due?: string
  readonly priority?: Priority
  readonly lead?: Place
  readonly with?: Place
  readonly agency?: string
  /** Entries of the checklist, from 1. */
  readonly ticks?: readonly number[]
  readonly archived?: true
}

export interface SamplePage {
  readonly name: string
  readonly kind: 'bestPractice' | 'narrative'
  readonly title: Bilingual
  readonly on: When
  readonly by: Writer
  readonly blocks: readonly SampleBlock[]
}
export interface SampleBlock {
  readonly on: When
  readonly by: Writer
  readonly es: string
  /** Absent where nobody has translated it yet. */
  readonly en?: string
}
