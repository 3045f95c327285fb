// What the words of a file mean in a group: what is asked about, and what an answer is. Pure.
import type { NamesRequest } from '../item/facets/names.ts'

export const ASKED_SUBJECTS = ['status', 'progress', 'delegations', 'agencies', 'people', 'stream', 'kind', 'stage', 'priority'] as const
export type Subject = (typeof ASKED_SUBJECTS)[number]
/**
 * Ids, or stored values as text. None: its lines keep a gap. Several agencies: the one of the delegation that leads the line. `joint`: no delegation
 * leads alone.
 */
export type Answer = readonly string[]
export const JOINT = 'joint'
/** By `answerKey`. */
export type Answers = ReadonlyMap<string, Answer>
export type KnownThings = Pick<NamesRequest, 'delegations' | 'agencies' | 'members' | 'streams'>
