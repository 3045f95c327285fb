// The icons for the history, for past states and for comments, the same everywhere.
import type { IconName } from './icons.ts'

export const SIGNS = { history: 'history', comments: 'message-square', viewPast: 'rewind' } as const satisfies Readonly<
  Record<string, IconName>
>
