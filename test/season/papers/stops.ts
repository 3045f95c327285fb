// Where the season stops and is read.
export const STOPS = [
  'after session 1',
  'closed again without edits',
  'reopened',
  'closed again with edits',
  'at the end',
  'after an erasure',
] as const
export type Stop = (typeof STOPS)[number]
