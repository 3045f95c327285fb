// A page loads the words of its reader's language; a test has both.
import { loadAllWords } from '../../client/base/messages/catalogue.ts'

await loadAllWords()
