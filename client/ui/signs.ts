// One sign for one thing, wherever it stands: the record of what happened, the way to how it was, and what is said about it.
import type { IconName } from './icons.ts'

export const SIGNS = { history: 'history', comments: 'message-square', viewPast: 'rewind' } as const satisfies Readonly<
  Record<string, IconName>
>
