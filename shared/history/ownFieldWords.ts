// Phrases of the definition of an own field: the choices of its list. Its name and unit are texts like any other.
import { type Bilingual, pickWords } from '../bilingual.ts'
import { isStoredChoice } from '../roadmap/ownFields.ts'
import type { FieldWords } from './fieldWords.ts'
import { valued } from './sentence.ts'
import { quote } from './subjects.ts'
import type { Say } from './values.ts'

const ARCHIVED: Bilingual = { es: '{name} (archivada)', en: '{name} (archived)' }
const choice: Say = (value, _context, language) => {
  if (!isStoredChoice(value)) return null
  const name = quote(pickWords(value.name, language), language)
  return valued(value.archived ? ARCHIVED[language].replace('{name}', name) : name)
}

export const OF_OWN_FIELD: Readonly<Record<string, FieldWords>> = {
  choices: {
    how: 'set',
    label: { es: 'Opciones', en: 'Choices' },
    say: choice,
    saysStored: true,
    under: choice,
    added: { es: 'agregó la opción {member}{onto}', en: 'added the choice {member}{onto}' },
    removed: { es: 'quitó la opción {member}{of}', en: 'removed the choice {member}{of}' },
    changed: { es: 'cambió una opción{of} de {from} a {to}', en: 'changed a choice{of} from {from} to {to}' },
  },
}
