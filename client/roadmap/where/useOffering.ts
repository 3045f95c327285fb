// What the choices of a filter are made of: the names in the group, in the language of the reader.
import { useLanguage, useText } from '../../base/i18n.tsx'
import type { Offering } from '../../item/facets/facet.ts'
import { useItemContext } from '../../item/ItemContext.tsx'
import type { PlanView } from '../createPlanView.ts'

export const useOffering = (view: PlanView): (() => Offering) => {
  const text = useText()
  const language = useLanguage()
  const context = useItemContext()
  return () => ({
    text: text(),
    language: language(),
    context,
    meetings: view.compared.comparison.moments().meetings,
    known: view.known(),
    items: view.all,
  })
}
