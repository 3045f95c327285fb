// The kinds of changes that can be selected, each a group of fields and events, as values of the parameter `kind`.
export const FEED_KINDS = {
  all: '',
  dates: 'due,start,originalDue',
  status: 'status,progress,stage',
  text: 'text,moved',
  who: 'lead,coDelegations,agencies,people',
  whole: 'created,archived,restored',
  acts: 'act',
  both: 'both',
} as const
export type FeedKind = keyof typeof FEED_KINDS

export const ALL_KINDS: readonly FeedKind[] = ['all', 'dates', 'status', 'text', 'who', 'whole', 'acts', 'both']
export const parseKind = (text: unknown): FeedKind => ALL_KINDS.find((kind) => kind === text) ?? 'all'
