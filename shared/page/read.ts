// Y.Doc → Page, total whatever it holds (SPEC I10).
import { PAGE } from './layout.ts'

export const readPage = PAGE.read
