// One sign for one thing, wherever it stands: the record of what happened, and the way to how it was.
import type { IconName } from './icons.ts'

export const SIGNS = { history: 'history', viewPast: 'rewind' } as const satisfies Readonly<Record<string, IconName>>
