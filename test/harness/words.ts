// A page loads the words of its reader's language, and what its first content does not need after it; a test has both languages, and its
// content stands.
import { contentExpected } from '../../client/base/content.ts'
import { loadAllWords } from '../../client/base/messages/catalogue.ts'

await loadAllWords()
contentExpected(0)
