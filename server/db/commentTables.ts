// The tables of comments. What stands in them is read through `server/comments/visibleThreads.ts` alone.
export interface CommentThreadTable {
  id: string
  group_id: string
  /** Among those for everybody, or among those of its delegation. */
  number: number
  document: string
  subject: string
  field: string | null
  /** Of a text, as JSON. */
  anchor: string | null
  visibility: 'all' | 'delegation'
  /** Of one that is for a delegation alone: which; otherwise null. */
  delegation: string | null
  created_by: string
  created_at: number
  resolved_by: string | null
  resolved_at: number | null
  /** Grows with each change among the threads of the same visibility. */
  changed_at: number
  version: number
}
export interface CommentTable {
  /** Made by the client. */
  id: string
  thread: string
  account: string
  delegation: string | null
  language: string
  words: string
  other_words: string | null
  other_by: string | null
  other_at: number | null
  /** Words of both languages, folded, for the search. */
  folded: string
  at: number
  edited_at: number | null
  removed_at: number | null
  removed_by: string | null
}
export interface CommentMentionTable {
  comment: string
  kind: 'account' | 'delegation' | 'agency'
  target: string
}
export interface ThreadSeenTable {
  account: string
  thread: string
  /** `at` of the newest comment that was seen. */
  seen_at: number
}
