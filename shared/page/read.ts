// Y.Doc → Page, total whatever it holds (SPEC I10).
import { TEXT } from './layout.ts'

export const readPage = TEXT.read
