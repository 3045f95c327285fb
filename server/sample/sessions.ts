// The three sessions of the sample: two that were held, and one that is being prepared.

import type { SampleSession } from './sessionModel.ts'
import { SESSION_ONE } from './sessionOne.ts'
import { SESSION_THREE } from './sessionThree.ts'
import { SESSION_TWO } from './sessionTwo.ts'

export const SESSIONS: readonly SampleSession[] = [SESSION_ONE, SESSION_TWO, SESSION_THREE]
