// What would stand again, in a few words.
import type { Language } from '../../shared/bilingual.ts'
import type { DescribeContext } from '../../shared/history/describeContext.ts'
import { sayIn } from '../../shared/history/did.ts'
import { ITEM_WORDS } from '../../shared/history/fieldWords.ts'
import type { Restorable } from '../../shared/history/restorable.ts'
import { plain } from '../../shared/history/sentence.ts'
import { quote, quoted } from '../../shared/history/subjects.ts'
import type { Messages } from '../base/messages/catalogue.ts'

interface Speech {
  readonly names: DescribeContext
  readonly language: Language
  readonly text: Messages
}
const LONGEST = 40

/** *30 Sep*, *“Comparative note”*, *the text before this edit*. */
export const restorableWords = (what: Restorable, { names, language, text }: Speech): string => {
  switch (what.type) {
    case 'field': {
      const words = ITEM_WORDS[what.key]
      const said = words.how === 'value' ? sayIn(words, what.value, { context: names, language }) : null
      return said ? plain(said) : text.history.noValue
    }
    case 'member': {
      const words = ITEM_WORDS[what.add.key]
      return words.how === 'set' ? plain(words.say(what.add.member, names, language) ?? []) : ''
    }
    case 'dependency':
      return text.history.dependency(names.item(what.dependency.item)?.code ?? '…')
    case 'done':
      return what.done ? text.history.checked : text.history.unchecked
    case 'entry':
      return quoted(what.text, language) ?? text.history.theEntry
    case 'item':
      return text.history.theItem
    case 'title':
      return quote(what.text.length > LONGEST ? `${what.text.slice(0, LONGEST - 1).trimEnd()}…` : what.text, language)
    case 'text':
      return what.side === 'before' ? text.history.textBefore : text.history.textAfter
  }
}
