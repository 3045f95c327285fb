// What can be restored of a past moment, how many changes that makes, and the edit that does it.

import type { Language } from '../../../shared/bilingual.ts'
import { restoreItemAt, restorePageFrom, restorePlan } from '../../../shared/history/restore.ts'
import type { ItemId } from '../../../shared/ids.ts'
import { readPage } from '../../../shared/page/read.ts'
import { pageBody } from '../../../shared/page/write.ts'
import { ok, type Result } from '../../../shared/result.ts'
import { readRoadMap } from '../../../shared/roadmap/read.ts'
import { CATALOGUE } from '../../base/messages/catalogue.ts'
import { shownBlocks } from '../../editor/shownBlocks.ts'
import { fieldRow } from '../../live/ownFields.ts'
import type { LiveDocument } from '../../live/types.ts'
import { changedFields, isNothing, paragraphCounts, planCounts } from './restoreCounts.ts'

type Doc = LiveDocument['doc']
export type Whole =
  | { readonly type: 'plan' }
  | { readonly type: 'page' }
  | { readonly type: 'item'; readonly id: ItemId; readonly code: string }

/** A line for each kind of change; empty when nothing differs. */
export const restoredChanges = (whole: Whole, now: Doc, was: Doc, language: Language): readonly string[] => {
  const text = CATALOGUE[language].past.restore
  switch (whole.type) {
    case 'plan': {
      const counts = planCounts(readRoadMap(now), readRoadMap(was))
      return isNothing(counts)
        ? []
        : (['items', 'archived', 'back', 'streams'] as const).flatMap((kind) => (counts[kind] > 0 ? [text[kind](counts[kind])] : []))
    }
    case 'item': {
      const [here, then] = [itemIn(now, whole.id), itemIn(was, whole.id)]
      if (!here || !then) return []
      const fields = changedFields(here, then)
      const names = fields.filter((field) => field !== 'archived').map((field) => fieldRow(field).label[language])
      return fields.length === 0 ? [] : [text.fields(fields.length), ...(names.length > 0 ? [text.fieldList(names.join(', '))] : [])]
    }
    case 'page': {
      const [here, then] = [readPage(now), readPage(was)]
      const titles = (['es', 'en'] as const).filter((side) => here.title[side] !== then.title[side]).length
      return [
        ...(titles > 0 ? [text.titles(titles)] : []),
        ...paragraphsOf(now, was, 'es', language),
        ...paragraphsOf(now, was, 'en', language),
      ]
    }
  }
}

const paragraphsOf = (now: Doc, was: Doc, side: Language, language: Language): readonly string[] => {
  const [here, then] = [pageBody(now, side), pageBody(was, side)]
  const { changed, back, gone } = paragraphCounts(here ? shownBlocks(here) : [], then ? shownBlocks(then) : [])
  const { past, texts } = CATALOGUE[language]
  return changed + back + gone === 0 ? [] : [past.restore.paragraphs(texts.languageNames[side], changed, back, gone)]
}
const itemIn = (doc: Doc, id: ItemId) => readRoadMap(doc).items.find((item) => item.id === id)

export const restoreWhole = (whole: Whole, now: Doc, was: Doc): Result<unknown> => {
  switch (whole.type) {
    case 'plan':
      restorePlan(now, was)
      return ok(null)
    case 'page':
      restorePageFrom(now, was)
      return ok(null)
    case 'item':
      return restoreItemAt(now, was, whole.id)
  }
}
