// The sample's glossary: the initial terms added by the secretariat after the first session, and revised by the translator.
import { formsOf } from '../../shared/glossary/model.ts'
import { readGlossary } from '../../shared/glossary/read.ts'
import { STARTING_TERMS } from '../../shared/glossary/startingTerms.ts'
import { addStartingTerms, addTerm, termText } from '../../shared/glossary/write.ts'
import { glossaryId, type Random } from '../../shared/ids.ts'
import { must } from '../../shared/result.ts'
import type { Deed, SampleIds } from './deed.ts'

export const glossaryDeeds = ({ place, dates }: SampleIds, random: Random): readonly Deed[] => [
  {
    type: 'edit',
    at: dates.at('2018-09-03 10:15'),
    by: 'secretariat',
    document: () => glossaryId(place.group),
    edit: (doc) => void addStartingTerms(doc, STARTING_TERMS, random),
  },
  {
    type: 'edit',
    at: dates.at('2018-09-04 09:30'),
    by: 'translator',
    document: () => glossaryId(place.group),
    edit: (doc) => {
      const { id } = must(
        readGlossary(doc).terms.find(({ term }) => formsOf(term.es).includes('autoridad central')),
        'a term',
      )
      termText(doc, id, 'note', 'es')?.insert(0, 'La de cada país figura en el directorio del grupo.')
      termText(doc, id, 'note', 'en')?.insert(0, 'Each country’s stands in the group’s directory.')
    },
  },
  {
    type: 'edit',
    at: dates.at('2019-07-02 11:40'),
    by: 'translator',
    document: () => glossaryId(place.group),
    edit: (doc) => void addTerm(doc, { term: { es: 'punto de contacto', en: 'point of contact' } }, random),
  },
]
