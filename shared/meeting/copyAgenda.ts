// Copies the agenda of an earlier session: sections and points with durations, presenters and links; never its results, decisions or minutes.
import type * as Y from 'yjs'
import type { Random, SectionId } from '../ids.ts'
import { LOCAL } from '../origins.ts'
import type { Result } from '../result.ts'
import { DONE } from '../schema/change.ts'
import type { Meeting } from './model.ts'
import { addPoint, addSection } from './write.ts'

/** Appended, as one undo step. */
export const copyAgenda = (doc: Y.Doc, earlier: Pick<Meeting, 'sections' | 'points'>, random: Random): Result<undefined> =>
  doc.transact((): Result<undefined> => {
    const sections = new Map<SectionId, SectionId>()
    for (const { id, title, archived } of earlier.sections) if (!archived) sections.set(id, addSection(doc, title, random))
    for (const point of earlier.points) {
      if (point.archived) continue
      const { title, backlog, minutes, presenter, presenterAgency, items, texts } = point
      const section = (point.section && sections.get(point.section)) ?? null
      const added = addPoint(doc, { title, section, backlog, minutes, presenter, presenterAgency, items, texts }, random)
      if (!added.ok) return added
    }
    return DONE
  }, LOCAL)
