// Builds the document from a request and the states of logs. Pure except for reading the states.
import type * as Y from 'yjs'
import type { RoadMap } from '../roadmap/model.ts'
import type { ExportedDocument } from './model.ts'
import { itemSheet, planOf } from './plan.ts'
import { recordOf } from './record.ts'
import { type RegisterSession, registerOf } from './register.ts'
import { reviewDocument } from './review.ts'
import { textDocument } from './text.ts'
import type { ExportWork, StateAt } from './work.ts'

/** Null for an unreadable log. */
interface StateReader {
  document(at: StateAt): Promise<Y.Doc | null>
  plan(at: StateAt): Promise<RoadMap | null>
}

/** Null: the item does not exist. */
export const buildExport = async (
  { contents, facts }: Pick<ExportWork, 'contents' | 'facts'>,
  read: StateReader,
): Promise<ExportedDocument | null> => {
  const docOf = (at: StateAt | null) => (at ? read.document(at) : null)
  const planAt = async (at: StateAt | null) => (at ? read.plan(at) : null)
  switch (contents.kind) {
    case 'record': {
      const { session, meeting, parts, planAt: at, after, members } = contents
      const plan = await planAt(contents.plan)
      return recordOf({ facts, session, doc: await docOf(meeting), plan, parts, planAt: at, after, members })
    }
    case 'register': {
      const sessions: RegisterSession[] = []
      for (const { session, meeting, after } of contents.sessions) sessions.push({ session, doc: await docOf(meeting), after })
      return registerOf({ facts, sessions, plan: await planAt(contents.plan), only: contents.decisions })
    }
    case 'text':
      return textDocument(facts, await docOf(contents.text))
    case 'plan': {
      const { items, group, timeline, since } = contents
      return planOf({ facts, plan: await planAt(contents.plan), items, group, timeline, since })
    }
    case 'review': {
      const { comparison, since, burnUp, corrected } = contents
      return reviewDocument({ facts, plan: await planAt(contents.plan), comparison, since, burnUp, corrected })
    }
    case 'item': {
      const { item, history, reports, files } = contents
      return itemSheet({ facts, plan: await planAt(contents.plan), item, history, reports, files })
    }
  }
}
